import { isRefusal, refuse, type Refusal } from '@oln/contracts';
import { InstrumentErrors } from './instrument.errors.js';

export const LEVELS = ['child', 'family', 'community'] as const;
export type Level = (typeof LEVELS)[number];

/** `risk`: more is worse. `protective`: more is better. `dimension`: from a risk at its low end to a strength at its high end. */
export const ITEM_KINDS = ['risk', 'protective', 'dimension'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Common: of every family. Complementary: for what is missing. Systemic: the part of a therapy's assessment that is asked. */
export const INSTRUMENT_KINDS = ['common', 'complementary', 'systemic'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

export interface Texts {
  es: string;
  en: string;
}

export interface InstrumentItem {
  code: string;
  level: Level;
  kind: ItemKind;
  /** Asked for each child of the case. */
  perChild: boolean;
  /** As a risk it must never be left unattended. */
  critical: boolean;
  text: Texts;
}

export interface Scale {
  values: { value: number; label: Texts }[];
  /** From this value on an item counts as a factor; a dimension has one at each end. */
  riskFrom?: number;
  protectiveFrom?: number;
  dimensionRiskUpTo?: number;
  dimensionStrengthFrom?: number;
}

/** A diagnosis instrument as data: what is asked, on which scale, and from where on an answer is a factor. */
export interface InstrumentContent {
  code: string;
  /** Version of the instrument, from 1. */
  instrumentVersion: number;
  kind: InstrumentKind;
  title: Texts;
  /** Under which licence the office uses it. */
  licence: string;
  scale: Scale;
  items: InstrumentItem[];
}

/** A version of an instrument that an office can use. It never changes once a diagnosis was made with it. */
export interface Instrument {
  id: string;
  /** `*`: shipped with the house. */
  commune: string;
  version: number;
  content: InstrumentContent;
  usedAt?: Date;
  withdrawnAt?: Date;
}

/** The content, if it hangs together. */
export function decideContent(content: InstrumentContent): InstrumentContent | Refusal {
  const codes = content.items.map((item) => item.code);
  if (codes.length === 0) return refuse(InstrumentErrors.ASKS_NOTHING, { field: 'items' });
  const doubled = codes.find((code, at) => codes.indexOf(code) !== at);
  if (doubled) return refuse(InstrumentErrors.DOUBLE_ITEM, { field: 'items', params: { item: doubled } });
  const values = content.scale.values.map(({ value }) => value);
  if (values.length < 2 || values.some((value, at) => at > 0 && value <= values[at - 1]!)) {
    return refuse(InstrumentErrors.SCALE_NOT_ORDERED, { field: 'scale.values' });
  }
  const missing = missingThreshold(content, values);
  return missing
    ? refuse(InstrumentErrors.THRESHOLD_MISSING, { field: `scale.${missing}`, params: { threshold: missing } })
    : content;
}

export function decideReplacement(current: Instrument, content: InstrumentContent): Instrument | Refusal {
  if (current.usedAt) return refuse(InstrumentErrors.USED);
  if (current.withdrawnAt) return refuse(InstrumentErrors.WITHDRAWN);
  const { code, instrumentVersion } = current.content;
  if (content.code !== code || content.instrumentVersion !== instrumentVersion)
    return refuse(InstrumentErrors.OTHER_INSTRUMENT);
  const decided = decideContent(content);
  return isRefusal(decided) ? decided : { ...current, content: decided, version: current.version + 1 };
}

/** No new diagnosis is begun with it; those that were go on. */
export function decideWithdrawal(current: Instrument, asOf: Date): Instrument | Refusal {
  if (current.withdrawnAt) return refuse(InstrumentErrors.WITHDRAWN);
  return { ...current, withdrawnAt: asOf, version: current.version + 1 };
}

const THRESHOLDS = {
  risk: ['riskFrom'],
  protective: ['protectiveFrom'],
  dimension: ['dimensionRiskUpTo', 'dimensionStrengthFrom'],
} as const satisfies Record<ItemKind, readonly (keyof Scale)[]>;

/** Each kind of item in use needs its thresholds, on the scale. */
function missingThreshold({ items, scale }: InstrumentContent, values: number[]): string | undefined {
  const kinds = [...new Set(items.map((item) => item.kind))];
  return kinds.flatMap((kind) => [...THRESHOLDS[kind]]).find((name) => !values.includes(scale[name] ?? Number.NaN));
}
