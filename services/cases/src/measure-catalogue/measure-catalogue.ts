import { addTerm } from '@oln/calendar';
import { refuse, type Refusal, type Term } from '@oln/contracts';
import type { Catalogued, Wanted } from '../measure/measure-commands.js';
import { MeasureCatalogueErrors } from './measure-catalogue.errors.js';

/** A measure that may be adopted. */
export interface CatalogueItem {
  code: string;
  title: { es: string; en: string };
  /** Kinds of institution that can be responsible for it. */
  responsibles: readonly string[];
  /** Longest term, in months. */
  maxMonths: number;
}

/** What may be adopted, from a day on. A version that was loaded never changes: measures say which one they are of. */
export interface MeasureCatalogue {
  id: string;
  /** `*`: of the house. */
  commune: string;
  code: string;
  catalogueVersion: number;
  /** Local date. */
  validFrom: string;
  items: readonly CatalogueItem[];
  version: number;
}

export function decideCatalogue(catalogue: MeasureCatalogue): MeasureCatalogue | Refusal {
  const codes = catalogue.items.map(({ code }) => code);
  const why = whyNot(catalogue, codes);
  return why ? refuse(MeasureCatalogueErrors.NOT_USABLE, { field: 'items', params: { why } }) : catalogue;
}

function whyNot({ items }: MeasureCatalogue, codes: readonly string[]): string | undefined {
  if (items.length === 0) return 'items';
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  return twice ?? items.find(({ responsibles }) => responsibles.length === 0)?.code;
}

/** The office's newest version that holds today, or else the house's. */
export function catalogueInForce(all: readonly MeasureCatalogue[], today: string): MeasureCatalogue | undefined {
  const holding = all
    .filter(({ validFrom }) => validFrom <= today)
    .sort(
      (left, right) => right.validFrom.localeCompare(left.validFrom) || right.catalogueVersion - left.catalogueVersion,
    );
  return holding.find(({ commune }) => commune !== '*') ?? holding[0];
}

/** What the catalogue says of what is wanted: the shortest of its longest terms counts, and the office's own. */
export function catalogued(
  { id, items }: MeasureCatalogue,
  { measures }: Pick<Wanted, 'measures'>,
  longest: Term,
  asOf: Date,
): Catalogued {
  const wanted = items.filter(({ code }) => measures.includes(code));
  const ends = [...wanted.map(({ maxMonths }): Term => `${maxMonths}m`), longest].map((term) =>
    addTerm(asOf.toISOString(), term, []),
  );
  return {
    catalogueId: id,
    unknown: measures.filter((measure) => !items.some(({ code }) => code === measure)),
    responsibles: items
      .flatMap(({ responsibles }) => responsibles)
      .filter((kind) => wanted.every(({ responsibles }) => responsibles.includes(kind))),
    latest: new Date([...ends].sort()[0]!),
  };
}
