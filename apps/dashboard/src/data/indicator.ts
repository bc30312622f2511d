import type { Language } from '../words/language.js';

type Words = Readonly<Record<Language, string>>;

/** What an indicator means (`IndicatorDto` of the service of reporting). */
export interface Indicator {
  id: string;
  name: Words;
  meaning: Words;
  numerator: Words;
  denominator?: Words;
  form: 'count' | 'share' | 'coverage' | 'times' | 'ages' | 'each';
  better: 'more' | 'less' | 'neither';
  unit: string;
  owner: string;
  periodicity: string;
}
