import { COMMUNES } from './communes.js';
import type { Language } from '../words/language.js';
import { REGIONS } from './regions.js';

export interface Commune {
  /** CUT code. */
  code: string;
  name: string;
  /** First two digits of the code. */
  region: string;
  longitude: number;
  latitude: number;
}

export const ALL_COMMUNES: readonly Commune[] = COMMUNES.map(([code, name, longitude, latitude]) => ({
  ...{ code, name, region: code.slice(0, 2) },
  ...{ longitude, latitude },
}));

const BY_CODE = new Map(ALL_COMMUNES.map((commune) => [commune.code, commune]));

/** A commune that is newer than this list is shown by its code. */
export const communeName = (code: string): string => BY_CODE.get(code)?.name ?? code;

export const regionName = (code: string): string => REGIONS.find((region) => region.code === code)?.name ?? code;

/** `Región del Maule`, `Maule Region` */
export function regionTitle(code: string, language: Language): string {
  const region = REGIONS.find((one) => one.code === code);
  if (!region) return code;
  return language === 'es' ? `Región ${region.of}` : `${region.name} Region`;
}

/** Regions of these communes, from north to south. */
export const regionsOf = (codes: readonly string[]): string[] => {
  const there = new Set(codes.map((code) => code.slice(0, 2)));
  return REGIONS.map(({ code }) => code).filter((code) => there.has(code));
};
