import { parseEnvironment, type Variable } from '@oln/service-kit';

const communes = (describe: string, example: string): Variable<string[]> => ({
  describe,
  example,
  optional: true,
  read: (value) => {
    const codes = value.split(',').map((code) => code.trim());
    return codes.every((code) => /^\d{5}$/.test(code)) ? codes : undefined;
  },
});

const shape = {
  OLN_OPEN_MAP: communes(
    'Communes (CUT codes, with commas) whose map of offer anybody reads in HSDS without a login; none by default',
    '13110,13101',
  ),
};

export interface OfferConfig {
  /** Communes whose office publishes its map to everybody. */
  openMap: readonly string[];
}

/** The only reader of this service's own part of the environment. */
export function readOfferConfig(environment = process.env): OfferConfig {
  return { openMap: parseEnvironment(shape, environment).OLN_OPEN_MAP ?? [] };
}
