import { ZONE } from '@oln/calendar';

export type Language = 'es' | 'en';

const localeOf = (language: Language): string => (language === 'es' ? 'es-CL' : 'en-GB');

/** `30-03-2026`, `30 Mar 2026`: the day in Santiago. */
export const localDay = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: ZONE }).format(new Date(instant));

const hour = new Intl.DateTimeFormat('es-CL', { timeStyle: 'short', timeZone: ZONE, hourCycle: 'h23' });

/** The day, and the hour where it matters: a term in days ends with its day. */
export function localMoment(instant: string, language: Language): string {
  const at = hour.format(new Date(instant));
  return at === '23:59' ? localDay(instant, language) : `${localDay(instant, language)} ${at}`;
}
