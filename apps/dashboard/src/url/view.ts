import type { Language } from '../words/language.js';
import { firstDay, lastDay } from './month.js';
import { queryOf } from './query.js';

export const LINES = ['case-management', 'family-therapy'] as const;
export type Line = (typeof LINES)[number];

/** What the map and its table can show of each commune. */
export const MAP_INDICATORS = [
  'families-attended',
  'waiting-length',
  'alerts-open',
  'work-overdue',
  'gaps-open',
  'children-participating',
] as const;
export type MapIndicator = (typeof MAP_INDICATORS)[number];

/** All that somebody reaches, whatever that is. */
export const EVERYWHERE = 'todo';

/** What is looked at. All of it stands in the address, so that it can be sent to somebody, and the back button works. */
export interface View {
  language: Language;
  /** CUT code of a commune, first two digits of it for a region, or {@link EVERYWHERE}. Absent: what suits the viewer. */
  place?: string;
  /** Months, `2026-03`. Absent: the calendar year up to the cut-off. */
  from?: string;
  to?: string;
  line?: Line;
  /** Day up to which things are known, `2026-03-31`. Absent: today. */
  asOf?: string;
  map?: MapIndicator;
  /** Indicator whose records are shown, and of which code. */
  records?: string;
  code?: string;
  /** Alarm whose records are shown. */
  alarm?: string;
}

const PLACE = /^([0-9]{5}|[0-9]{2}|todo)$/;
const MONTH = /^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$/;
const DAY = /^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const INDICATOR = /^[a-z][a-z0-9-]{0,63}$/;
const CODE = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}$/;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

/** What is not understood is as if it were not there: an old or mistyped link still shows something. */
export function viewOf(search: string, remembered: Language = 'es'): View {
  const params = new URLSearchParams(search);
  const like = (name: string, shape: RegExp): string | undefined => {
    const value = params.get(name) ?? '';
    return shape.test(value) ? value : undefined;
  };
  const records = like('casos', INDICATOR);
  return {
    language: oneOf(['es', 'en'] as const, params.get('idioma') ?? undefined) ?? remembered,
    place: like('lugar', PLACE),
    from: like('desde', MONTH),
    to: like('hasta', MONTH),
    line: oneOf(LINES, params.get('linea') ?? undefined),
    asOf: like('corte', DAY),
    map: oneOf(MAP_INDICATORS, params.get('mapa') ?? undefined),
    records,
    code: records ? like('codigo', CODE) : undefined,
    alarm: like('alarma', ID),
  };
}

/** `?lugar=13110&…`, always in the same order. */
export function searchOf({ language, place, from, to, line, asOf, map, records, code, alarm }: View): string {
  return `?${queryOf({
    ...{ lugar: place, desde: from, hasta: to, linea: line, corte: asOf, mapa: map },
    ...{ casos: records, codigo: records && code, alarma: alarm, idioma: language },
  })}`;
}

/** Where, in the words of the API. */
export const scopeOf = (place: string): { commune?: string; region?: string } =>
  place === EVERYWHERE ? {} : place.length === 2 ? { region: place } : { commune: place };

/** When, in the words of the API. */
export const periodOf = ({ from, to, asOf }: View): { from?: string; to?: string; asOf?: string } => ({
  ...(from && { from: firstDay(from) }),
  ...(to && { to: lastDay(to) }),
  ...(asOf && { asOf }),
});
