import { LOCALES, type Language } from './language.js';

/** `{name}` in a text, filled in. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

export const countText = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1, useGrouping: 'always' }).format(value);

/** 0.736 → `73,6 %` */
export const shareText = (share: number, language: Language): string =>
  `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(share * 100)}${language === 'es' ? '\u00a0' : ''}%`;

const dayFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options });

/** `2026-04-30` → `30 de abril de 2026` */
export const dayText = (day: string, language: Language): string =>
  dayFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`));

/** `2026-04-30` → `30-04-2026` */
export const shortDayText = (day: string, language: Language): string =>
  dayFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`));

/** `2026-04` → `abril de 2026` */
export const monthText = (month: string, language: Language): string =>
  dayFormat(language, { month: 'long', year: 'numeric' }).format(new Date(`${month}-15T12:00:00Z`));

/** `2026-04` → `abr` */
export const shortMonthText = (month: string, language: Language): string =>
  dayFormat(language, { month: 'short' })
    .format(new Date(`${month}-15T12:00:00Z`))
    .replace('.', '');

/** Minutes, hours or days, whichever is told best. */
export function agoText(seconds: number, language: Language): string {
  const [value, unit] =
    seconds < 5_400
      ? ([Math.max(1, Math.round(seconds / 60)), 'minute'] as const)
      : seconds < 129_600
        ? ([Math.round(seconds / 3_600), 'hour'] as const)
        : ([Math.round(seconds / 86_400), 'day'] as const);
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
