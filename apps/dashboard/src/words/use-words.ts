import { createContext, useContext } from 'react';
import { codeText, type CodesOf } from './codes.js';
import { EN } from './texts.en.js';
import { ES, type TextName } from './texts.es.js';
import { countText, dayText, fill, monthText, shareText, shortDayText, shortMonthText } from './format.js';
import type { Language } from './language.js';

const TEXTS = { es: ES, en: EN } as const;

/** Everything that is said to the reader, in their language. */
export interface Say {
  language: Language;
  text(name: TextName, values?: Readonly<Record<string, string | number>>): string;
  code(of: CodesOf, code: string): string;
  count(value: number): string;
  share(value: number): string;
  day(day: string): string;
  shortDay(day: string): string;
  month(month: string): string;
  shortMonth(month: string): string;
}

export const sayIn = (language: Language): Say => ({
  language,
  text: (name, values = {}) => fill(TEXTS[language][name], values),
  code: (of, code) => codeText(of, code, language),
  count: (value) => countText(value, language),
  share: (value) => shareText(value, language),
  day: (day) => dayText(day, language),
  shortDay: (day) => shortDayText(day, language),
  month: (month) => monthText(month, language),
  shortMonth: (month) => shortMonthText(month, language),
});

export const WordsContext = createContext<Say>(sayIn('es'));

export const useWords = (): Say => useContext(WordsContext);
