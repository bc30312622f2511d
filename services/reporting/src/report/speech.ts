type Language = 'es' | 'en';

const LOCALES = { es: 'es-CL', en: 'en-GB' } as const;

/** Numbers, days and words as a reader of the report says them. */
export class Speech {
  private readonly numbers: Intl.NumberFormat;
  private readonly shares: Intl.NumberFormat;
  private readonly months: Intl.DateTimeFormat;
  private readonly shortMonths: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    const locale = LOCALES[language];
    this.numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: true });
    this.shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    // Local dates, read as days in Greenwich.
    this.months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    this.shortMonths = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
    this.days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  }

  say<Text>(words: Readonly<Record<Language, Text>>): Text {
    return words[this.language];
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** Of a share from 0 to 1: `45,2 %`. */
  share(value: number): string {
    return this.shares.format(value);
  }

  /** `1 familia`, `12 familias`. */
  count(value: number, [one, many]: readonly [one: string, many: string]): string {
    return `${this.number(value)} ${value === 1 ? one : many}`;
  }

  /** Of `2026-03`: `marzo de 2026`. */
  month(month: string): string {
    return this.months.format(new Date(`${month}-01T00:00:00Z`));
  }

  /** Of `2026-03`: `mar 26`. */
  shortMonth(month: string): string {
    return this.shortMonths
      .format(new Date(`${month}-01T00:00:00Z`))
      .replace(/[.-]/g, ' ')
      .replace(/\s+/g, ' ');
  }

  /** Of `2026-03-31`: `31 de marzo de 2026`. */
  day(day: string): string {
    return this.days.format(new Date(`${day}T00:00:00Z`));
  }
}
