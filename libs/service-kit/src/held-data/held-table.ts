/** Text for people, in the languages of the house. */
export interface Words {
  es: string;
  en: string;
}

/**
 * Why a field is told of and not given: the record is about other persons as well (a text about siblings is read by the office, which
 * hands over what is of the person), or it would tell who raised an alert or spoke in confidence.
 */
export const WITHHELD = ['concerns-others', 'protects-who-told'] as const;
export type Withheld = (typeof WITHHELD)[number];

/** Row of a table as `to_json` gives it, in the order of the columns: instants and dates as text, sealed bytes in hexadecimal. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** How a column goes out. One that has no label stays: it says nothing of a person (`why`). */
export interface HeldColumn {
  label?: Words;
  why?: string;
  /** Place under which it was sealed. */
  sealed?: (row: HeldRow) => string;
  /** What was sealed is JSON. */
  json?: boolean;
  /** Given only from a record that is about this person alone. */
  alone?: boolean;
  /** Its parts, each a field of its own. What is not named here is given under its own name. */
  parts?: Readonly<Record<string, Words>>;
  /**
   * Of persons only this one: of an id, of a list of ids, or of a list of objects that name theirs under this key. Objects that name
   * nobody are of all whom the record is about.
   */
  own?: true | string;
  /** Parts of an object that stay: who of the office said it. */
  without?: readonly string[];
  withheld?: Withheld;
}

export const said = (es: string, en: string): HeldColumn => ({ label: { es, en } });
/** As it was said of this person alone: where the record is also of others it is withheld. */
export const saidAlone = (es: string, en: string): HeldColumn => ({ ...said(es, en), alone: true });
/** A text that lies sealed. */
export const sealedAlone = (
  es: string,
  en: string,
  place: string | ((row: HeldRow) => string),
  json = false,
): HeldColumn => ({ ...saidAlone(es, en), sealed: typeof place === 'string' ? () => place : place, json });
/** Of persons, or of things about persons, what is of this one. */
export const saidOwn = (es: string, en: string, key: true | string = true): HeldColumn => ({
  ...said(es, en),
  own: key,
});
export const protecting = (es: string, en: string): HeldColumn => ({
  ...said(es, en),
  withheld: 'protects-who-told',
});
/** What was said, without who of the office said it (`by`): perhaps who raised the alert. */
export const saidUnnamed = (es: string, en: string): HeldColumn => ({ ...said(es, en), without: ['by'] });
/** Says nothing of a person: keys, counters, what the house needs to find and order rows. */
export const ofTheHouse = (why: string): HeldColumn => ({ why });

export interface HeldTable {
  table: string;
  label: Words;
  /** Condition on its rows; `:name` stands for a list of ids of {@link HeldData.lists}. To be answered by an index. */
  where: string;
  /** Condition under which a row is also about other persons. Absent: never. */
  shared?: string;
  /** What makes a row one, default `id`. */
  key?: readonly string[];
  /** Process whose stages it names, or the column that says which. */
  process?: string | { column: string };
  /** Columns that are otherwise than {@link HeldData.columns} has it. */
  columns?: Readonly<Record<string, HeldColumn>>;
}

/** What a service holds on persons, as data. */
export interface HeldData {
  /**
   * Ids by name, in this order: each may use those before it, and `:entries` (of the person in the registry), `:families` (of the
   * person) and `:familiesAsAdult` (the same of somebody who is no child: their records are of the children in them).
   */
  lists: Readonly<Record<string, string>>;
  /** Lists under whose ids the audit log knows what is about the person. */
  audited: readonly string[];
  /** Lists of records with which nobody is to be named, wherever it is asked who had to do with them: alerts. */
  unnamed?: readonly string[];
  tables: readonly HeldTable[];
  /** Columns by name, for all tables. */
  columns: Readonly<Record<string, HeldColumn>>;
  /** Tables that name a person, a family or a record and are not given, with the reason. */
  exceptions: Readonly<Record<string, string>>;
}

export const HELD_DATA = Symbol('What the service holds on persons');
