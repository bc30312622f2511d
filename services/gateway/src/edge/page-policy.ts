import { createHash } from 'node:crypto';

/** A style or a script that a page may hold, as its policy names it. */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Of a page with forms that may end in signing out, which leads on to the provider's origin; it loads nothing. */
export function signingOutPolicy(signsOutAt: string, style?: string): string {
  const styles = style === undefined ? '' : `style-src ${hashSource(style)}; `;
  return `default-src 'none'; ${styles}form-action 'self' ${signsOutAt}; base-uri 'none'; frame-ancestors 'none'`;
}
