import { LINES } from '@oln/contracts';
import type { Caller } from './caller.js';
import type { Check, Figure, Scenario } from './scenario.js';
import type { Finding } from './scenario-file.js';

export interface IndicatorView {
  id: string;
  form: string;
  by: string[];
  byCode?: boolean;
}

/** What the running system knows: its indicators and motives, to whom families are referred, and the sectors of its map of offer. */
export interface Catalogues {
  indicators: readonly IndicatorView[];
  motives: readonly { code: string; within: boolean }[];
  receivers: readonly string[];
  sectors: readonly string[];
}

export async function readCatalogues(caller: Caller): Promise<Catalogues> {
  return {
    indicators: await caller.get<IndicatorView[]>('/reporting/v1/indicators'),
    motives: await caller.get<Catalogues['motives']>('/intake/v1/catalogues/motives'),
    receivers: await codesOf(caller, 'intake', 'ReferDto', 'to'),
    sectors: await codesOf(caller, 'offer', 'AddOfferBody', 'sector'),
  };
}

interface ApiDescription {
  components: { schemas: Record<string, { properties?: Record<string, { enum?: string[] }> } | undefined> };
}

/** The codes that a field takes, as the service describes itself. */
async function codesOf(caller: Caller, service: string, body: string, field: string): Promise<string[]> {
  const { components } = await caller.get<ApiDescription>(`/${service}/v1/openapi.json`);
  return components.schemas[body]?.properties?.[field]?.enum ?? [];
}

/** Whether a share by code is one of everything, whatever its code. */
export const isShareOfWhole = ({ indicators }: Catalogues, indicator: string): boolean =>
  indicators.some(({ id, form, byCode }) => id === indicator && form === 'share' && !byCode);

/** Codes that nobody knows: what is asked with them would be refused, every day or at the end of the year. */
export function catalogueAmiss(scenario: Scenario, catalogues: Catalogues): Finding[] {
  const { lines, notPertinent, offer, checks } = scenario;
  const { motives, receivers, sectors } = catalogues;
  const known = motives.map(({ code }) => code);
  const ours = motives.filter(({ within }) => within).map(({ code }) => code);
  return [
    ...LINES.flatMap((line) =>
      lines[line].motives.flatMap((motive, at) => outside(`/lines/${line}/motives/${at}`, motive, ours)),
    ),
    ...outside('/notPertinent/motive', notPertinent.motive, known),
    ...outside('/notPertinent/referredTo', notPertinent.referredTo, receivers),
    ...(offer ? outside('/offer/sector', offer.sector, sectors) : []),
    ...checks.flatMap((check, at) => checkAmiss(catalogues, check, at)),
  ];
}

const outside = (at: string, code: string, codes: readonly string[]): Finding[] =>
  codes.includes(code)
    ? []
    : [{ at, what: `is "${code}", with which nobody is taken: give one of ${codes.join(', ')}` }];

/** What is told of times and of people is neither a share nor a count that could be added up. */
const COUNTABLE = ['count', 'share', 'coverage'];

function checkAmiss(catalogues: Catalogues, check: Check, at: number): Finding[] {
  const path = `/checks/${at}`;
  const found = figureAmiss(catalogues, check, path);
  const form = formOf(catalogues, check);
  if (check.kind === 'share' && !check.of && form === 'count')
    found.push({
      at: `${path}/kind`,
      what: `is share, and ${check.indicator} is no share: make it count, or say of what ("of")`,
    });
  return [...found, ...(check.of ? figureAmiss(catalogues, check.of, `${path}/of`) : [])];
}

const formOf = ({ indicators }: Catalogues, { indicator }: Figure): string | undefined =>
  indicators.find(({ id }) => id === indicator)?.form;

function figureAmiss({ indicators }: Catalogues, { indicator, line, code }: Figure, path: string): Finding[] {
  const known = indicators.find(({ id }) => id === indicator);
  const at = `${path}/indicator`;
  if (!known)
    return [{ at, what: `is "${indicator}", which the reporting service does not know: docs/indicators.md has them` }];
  if (!COUNTABLE.includes(known.form))
    return [{ at, what: `is ${indicator}, which is a time or a mean: neither a share nor a count` }];
  const divided = [line === undefined ? undefined : 'line', code === undefined ? undefined : 'code'] as const;
  return divided.flatMap((by) =>
    by === undefined || known.by.includes(by)
      ? []
      : [{ at: `${path}/${by}`, what: `is not told of ${indicator}: it is told by ${known.by.join(', ')}` }],
  );
}
