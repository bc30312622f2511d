export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Of Chile: points between thousands, a comma before decimals. */
export const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CL', en: 'en-GB' };
