import type { Temperament } from './temperament.js';

export interface InstrumentView {
  id: string;
  code: string;
  kind: 'common' | 'complementary' | 'systemic';
  scale: { values: { value: number }[]; riskFrom?: number };
  items: { code: string; kind: 'risk' | 'protective' | 'dimension'; perChild: boolean }[];
}

export interface ItemAnswer {
  item: string;
  childId?: string;
  value: number;
}

interface Question {
  code: string;
  kind: 'risk' | 'protective' | 'dimension';
  childId?: string;
  /** Its own draw: item and which child, in the order in which the family tells of them. */
  name: string;
}

/** Every question of the instrument, once for each child where it is about children. */
function questionsOf({ items }: InstrumentView, children: readonly string[]): Question[] {
  return items.flatMap(({ code, kind, perChild }) =>
    (perChild ? children : [undefined]).map((childId, at) => ({ code, kind, childId, name: `${code}/${at}` })),
  );
}

/**
 * What a family answers, item by item. At entry: which risks there are, and how much protects it, with room for more. At the end: what
 * became of each. A family always has a risk, or it would not have come.
 */
export function answersOf(
  family: Temperament,
  instrument: InstrumentView,
  children: readonly string[],
  moment: 'entry' | 'evaluation',
): ItemAnswer[] {
  const values = instrument.scale.values.map(({ value }) => value);
  const questions = questionsOf(instrument, children);
  const present = presentRisks(family, questions);
  return questions.map((question) => {
    const { code: item, childId } = question;
    const at = entryAt(family, question, values, instrument.scale.riskFrom, present);
    const end = moment === 'entry' ? at : endAt(family, question, at, present);
    return { item, childId, value: values[end]! };
  });
}

function presentRisks(family: Temperament, questions: readonly Question[]): Set<string> {
  const risks = questions.filter(({ kind }) => kind === 'risk').map(({ name }) => name);
  const drawn = risks.filter((name) => family.isPresent(name));
  return new Set(drawn.length > 0 || risks.length === 0 ? drawn : [risks[family.choice('why-it-came', risks.length)]!]);
}

/** Index in the scale, the lowest value being 0. */
function entryAt(
  family: Temperament,
  { kind, name }: Question,
  values: readonly number[],
  riskFrom: number | undefined,
  present: ReadonlySet<string>,
): number {
  const highest = values.length - 1;
  if (kind !== 'risk') return family.choice(`entry/${name}`, highest);
  const first = Math.max(
    1,
    values.findIndex((value) => value >= (riskFrom ?? values[highest]!)),
  );
  return present.has(name)
    ? first + family.choice(`entry/${name}`, highest - first + 1)
    : family.choice(`entry/${name}`, first);
}

function endAt(family: Temperament, { kind, name }: Question, entry: number, present: ReadonlySet<string>): number {
  if (kind === 'risk') {
    if (!present.has(name) || !family.improves('risk', name)) return entry;
    return family.choice(`end/${name}`, entry);
  }
  return family.improves('protective', name) ? entry + 1 : entry;
}
