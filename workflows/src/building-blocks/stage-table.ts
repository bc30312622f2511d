import type { Grade, ProcessName, Role, Term } from '@oln/contracts/processes';

/** Text for supervisors and for the generated pages. */
export interface Label {
  readonly es: string;
  readonly en: string;
}

/** One clock of a stage. Its rule is `<stage>.<name>`; its term comes from the process's policy snapshot. */
export interface ClockRule {
  readonly label: Label;
  /** Default term; a commune may decide otherwise. */
  readonly term: Term;
  /**
   * What it counts from: the entry into the stage, an anchor the owner names with `moved` (`acceptedAt`, `exitAt`), or
   * the last happening of a kind (`session-held`), counted from the entry until there is one.
   */
  readonly from: 'entry' | `anchor:${string}` | `last:${string}`;
  /** It counts anew from this anchor, as long as the owner names it: a later day was agreed. */
  readonly anew?: string;
  /** `term`: somebody must act until then. `ask`: a date that comes; the owner moves the record. */
  readonly kind: 'term' | 'ask';
  /** Share of the term after which the person in charge is reminded (default 0.6). */
  readonly remindAt?: number;
  /** Who must act, where that is not the person in charge: reminded, and told when it passes. */
  readonly askedOf?: Role;
  /** Who is told when it passes, besides who must act (default coordinator). */
  readonly overdueTo?: Role;
  /** Where it climbs after that, at which multiples of its term (default: the regional supervisor at twice). */
  readonly climbs?: readonly { readonly times: number; readonly to: Role }[];
  /** Runs only while the owner names this anchor, or only while it does not. */
  readonly onlyWith?: string;
  readonly unless?: string;
  /** The date itself is an anchor: the clock is due then, and not later than its term. */
  readonly dueAt?: string;
  /** Runs for records of this grade only (priority, severity, urgency). */
  readonly priority?: Grade;
  /** Done once this has happened since it began to count. */
  readonly metBy?: string;
  /** What happens if nobody acts, for people. */
  readonly otherwise: Label;
}

export interface StageRule<Stage extends string = string, Outcome extends string = string> {
  readonly label: Label;
  readonly clocks: Readonly<Record<string, ClockRule>>;
  readonly next: readonly Stage[];
  /** Outcomes that can be fixed in this stage. */
  readonly outcomes: readonly Outcome[];
  /** Nothing is left to do. */
  readonly final?: true;
}

/** A process as its table says it: the code of the process is this table, run by `runProcess`. */
export interface ProcessTable<Stage extends string = string, Outcome extends string = string> {
  readonly process: ProcessName;
  readonly label: Label;
  /** Section of the specification it carries out. */
  readonly section: string;
  readonly line: string;
  readonly stages: Readonly<Record<Stage, StageRule<Stage, Outcome>>>;
  /** The closed list: a process ends with one of these and no other way. */
  readonly outcomes: Readonly<Record<Outcome, Label>>;
}

/** A clock that names no reminder reminds at this share of its term (0-rulings, Time). */
export const REMIND_AT = 0.6;
/** One that names no climbs climbs so (0-rulings, Time). */
export const CLIMBS = [{ times: 2, to: 'regional-supervisor' }] as const satisfies ClockRule['climbs'];

/** Stages a record may go to next, for the test that holds the owner's decisions against the table. */
export const nextStages = <Stage extends string>(table: ProcessTable<Stage>, stage: Stage): readonly Stage[] =>
  table.stages[stage].next;

/** A stage that is not on the table comes from a service newer than this worker: the task waits for a newer worker. */
export function stageOf(table: ProcessTable, stage: string): StageRule {
  const rule = table.stages[stage];
  if (!rule) throw new Error(`The table of ${table.process} has no stage ${stage}: this worker is too old`);
  return rule;
}

/** The clock of a rule `<stage>.<name>`, if the table has it (`pause.ends` is every process's). */
export function findClock(table: ProcessTable, rule: string): ClockRule | undefined {
  const [stage = '', name = ''] = rule.split('.');
  return table.stages[stage]?.clocks[name];
}

export const isOutcome = (table: ProcessTable, outcome: string | undefined): outcome is string =>
  outcome !== undefined && Object.hasOwn(table.outcomes, outcome);
