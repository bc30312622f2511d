/** Kinds of records that facts are told of. */
export const RECORD_KINDS = [
  'request',
  'case',
  'referral',
  'gap',
  'alert',
  'escalation',
  'measure',
  'clock',
  'community-plan',
  'activity',
  'participant',
  'staff',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A fact as it is kept: whatever figures are made of, and nothing else of what was told. */
export interface KeptFact {
  /** Of the message: the same fact twice is one. */
  id: string;
  /** `entity.event` */
  name: string;
  /** Record that the fact itself is about: of a session, the session. */
  subject: string;
  /** Of the subject, after the fact. */
  version: number;
  /** Business time, milliseconds. */
  at: number;
  data: Readonly<Record<string, unknown>>;
}

/** All that was told of one record. */
export interface RecordFacts {
  record: string;
  facts: readonly KeptFact[];
}

/**
 * The facts of one record in the order in which they happened, whatever the order in which they came. Versions tell it where several
 * facts are of the record itself: a clock that was set back must not turn a life around, so that what has a later version is not
 * earlier. What is told of other things (a session, a clock) stands where its business time puts it.
 */
export function inOrder(record: string, facts: readonly KeptFact[]): KeptFact[] {
  const once = [...new Map(facts.map((fact) => [fact.id, fact])).values()];
  const own = once.filter(({ subject }) => subject === record);
  const others = once.filter(({ subject }) => subject !== record);
  return [...placed(own), ...others].sort((one, other) => one.at - other.at || byVersion(one, other));
}

/** The facts of several records in one order: of each subject in that of its versions, between subjects in that of business time. */
export function inOneOrder(facts: readonly KeptFact[]): KeptFact[] {
  const bySubject = new Map<string, KeptFact[]>();
  for (const fact of new Map(facts.map((fact) => [fact.id, fact])).values())
    bySubject.set(fact.subject, [...(bySubject.get(fact.subject) ?? []), fact]);
  return [...bySubject.values()].flatMap(placed).sort((one, other) => one.at - other.at || byVersion(one, other));
}

/** What has a later version is not earlier. */
function placed(own: readonly KeptFact[]): KeptFact[] {
  let latest = Number.NEGATIVE_INFINITY;
  return [...own].sort(byVersion).map((fact) => {
    latest = Math.max(latest, fact.at);
    return fact.at === latest ? fact : { ...fact, at: latest };
  });
}

const byVersion = (one: KeptFact, other: KeptFact): number =>
  one.version - other.version || one.at - other.at || (one.id < other.id ? -1 : 1);
