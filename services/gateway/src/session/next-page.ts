import { SESSIONS_PAGE } from './sessions-page.js';

/** Only to a page of ours: a link must not lead people elsewhere. */
export function nextPage(asked: string | undefined): string {
  if (!asked || asked.length > 500 || !/^\/[\w./?=&%:"~+,-]*$/.test(asked)) return '/';
  return asked.includes('//') || (asked.startsWith('/auth/') && asked !== SESSIONS_PAGE) ? '/' : asked;
}
