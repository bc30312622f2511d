import type { JsonSchema } from './json-schema.js';

/** Why the current contract would break who relies on the released one. */
export interface Break {
  /** `oln.cases.case.opened.v1` */
  event: string;
  /** Place in the event, e.g. `data.children[]`; empty for the event itself. */
  at: string;
  rule: BreakRule;
}

/**
 * Two promises: every fact that was ever recorded stays valid (the log is kept for life and sent again), and what a
 * consumer was promised stays there, under its name and of its type. Everything else may change: new events, new
 * optional fields, new codes, wider limits, texts.
 */
export const BREAK_RULES = {
  'event-removed': 'An event was removed: consumers wait for it in vain. Keep it beside its new version.',
  'field-removed': 'A required field was removed or renamed.',
  'field-optional': 'A required field became optional: consumers read it without asking.',
  'field-required': 'A field is required that recorded facts do not have.',
  'type-changed': 'A field has another type, format, pattern or constant.',
  'enum-narrowed': 'A code was taken from a closed list: recorded facts hold it.',
  'limit-narrowed': 'A limit is tighter than recorded facts keep.',
  closed: 'Fields that were allowed are now refused.',
} as const;
export type BreakRule = keyof typeof BREAK_RULES;

export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Schemas by event type, released against current. */
export function findBreaks(released: Schemas, current: Schemas): Break[] {
  return Object.entries(released).flatMap(([event, before]) => {
    const after = current[event];
    if (!after) return [{ event, at: '', rule: 'event-removed' as const }];
    return compare(before, after, '').map(({ at, rule }) => ({ event, at, rule }));
  });
}

type Found = Omit<Break, 'event'>;

function compare(before: JsonSchema, after: JsonSchema, at: string): Found[] {
  const changed = sameType(before, after, at);
  // Of another type altogether: nothing inside can be compared.
  if (!same(before.type, after.type)) return changed;
  return [
    changed,
    enumeration(before, after, at),
    limits(before, after, at),
    fields(before, after, at),
    parts(before, after, at),
  ].flat();
}

const FIXED = ['type', 'format', 'pattern', 'const'] as const;

const sameType = (before: JsonSchema, after: JsonSchema, at: string): Found[] =>
  FIXED.some((keyword) => !same(before[keyword], after[keyword])) ? [{ at, rule: 'type-changed' }] : [];

function enumeration({ enum: before }: JsonSchema, { enum: after }: JsonSchema, at: string): Found[] {
  if (!Array.isArray(after)) return [];
  if (!Array.isArray(before)) return [{ at, rule: 'enum-narrowed' }];
  return before.every((code) => after.includes(code)) ? [] : [{ at, rule: 'enum-narrowed' }];
}

const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const;
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const;

function limits(before: JsonSchema, after: JsonSchema, at: string): Found[] {
  const number = (value: unknown, absent: number): number => (typeof value === 'number' ? value : absent);
  const tighter =
    LOWER.some((keyword) => number(after[keyword], -Infinity) > number(before[keyword], -Infinity)) ||
    UPPER.some((keyword) => number(after[keyword], Infinity) < number(before[keyword], Infinity)) ||
    (after.uniqueItems === true && before.uniqueItems !== true);
  return tighter ? [{ at, rule: 'limit-narrowed' }] : [];
}

function fields(before: JsonSchema, after: JsonSchema, at: string): Found[] {
  const [had, has] = [propertiesOf(before), propertiesOf(after)];
  const [needed, needs] = [requiredOf(before), requiredOf(after)];
  const lost = needed
    .filter((name) => !has[name])
    .map((name): Found => ({ at: join(at, name), rule: 'field-removed' }));
  const loose = needed
    .filter((name) => has[name] && !needs.includes(name))
    .map((name): Found => ({ at: join(at, name), rule: 'field-optional' }));
  const added = needs
    .filter((name) => !needed.includes(name))
    .map((name): Found => ({ at: join(at, name), rule: 'field-required' }));
  const kept = Object.keys(had).filter((name) => has[name]);
  const inside = kept.flatMap((name) => compare(had[name]!, has[name]!, join(at, name)));
  const closed = after.additionalProperties === false && before.additionalProperties !== false;
  return [...lost, ...loose, ...added, ...inside, ...(closed ? [{ at, rule: 'closed' } as const] : [])];
}

/** Items of a list, and what cannot be looked into: alternatives and maps must stay as they are, or gain. */
function parts(before: JsonSchema, after: JsonSchema, at: string): Found[] {
  const items =
    before.items && after.items ? compare(before.items as JsonSchema, after.items as JsonSchema, `${at}[]`) : [];
  const itemsChanged = Boolean(before.items) !== Boolean(after.items) && Boolean(after.items);
  const alternatives = ['anyOf', 'oneOf', 'allOf', 'patternProperties', '$ref'].some(
    (keyword) => !gained(before[keyword], after[keyword]),
  );
  return [...items, ...(itemsChanged || alternatives ? [{ at, rule: 'type-changed' } as const] : [])];
}

function gained(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return same(before, after);
  return before.every((one) => after.some((other) => same(one, other)));
}

const propertiesOf = (schema: JsonSchema) => (schema.properties ?? {}) as Record<string, JsonSchema>;
const requiredOf = (schema: JsonSchema) => (schema.required ?? []) as string[];
const join = (at: string, name: string): string => (at ? `${at}.${name}` : name);
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(withoutTexts(one)) === JSON.stringify(withoutTexts(other));

/** Descriptions may be improved at any time; the order of keywords means nothing. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([keyword]) => !['description', 'title', 'default', 'examples'].includes(keyword),
  );
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([keyword, part]) => [keyword, withoutTexts(part)]),
  );
}
