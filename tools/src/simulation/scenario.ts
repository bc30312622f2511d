import { LINES, type Line } from '@oln/contracts';

/** How families of one line behave: shares from 0 to 1, each family drawn by itself. */
export interface Behaviour {
  /** Of those invited: nobody ever opens, answers or is found. */
  notLocated: number;
  /** Of those invited: say no once they are reached. */
  rejects: number;
  /** Of those who accepted: renounce at one of their first appointments, kept or not. */
  renounces: number;
  /** Of the attempts to reach a family that can be found: those that do. */
  reachedPerAttempt: number;
  /** Of the appointments that were made: those kept. */
  keepsAppointments: number;
}

export interface LineOfAction {
  /** Families of the line who come to all offices within the scenario. */
  families: number;
  /** Codes of the catalogue with which they come; the office knows the line by them. */
  motives: string[];
  /** Professionals of all offices; each office has one at least. */
  professionals: number;
  /** Families that each attends at most. */
  caseload: number;
  /** Calendar days from one session to the next. */
  sessionEveryDays: number;
  /** Of a therapy: how many are agreed on, from one to twelve together. */
  sessions?: { individual: number; group: number };
  behaviour: Behaviour;
}

/** How answers to the instrument come about, item by item. */
export interface Instrument {
  risk: {
    /** Of the risk items: those that are a factor at entry. */
    present: number;
    /** Of those: the ones that are lower at the end, for a family of middling temperament. */
    improves: number;
    /** How far a family's own share may lie from that, either way. */
    spread: number;
  };
  protective: { improves: number; spread: number };
}

export interface CommunityWork {
  /** Calendar days that an office spends on each stage before the plan runs. */
  stageDays: { commitment: number; baseline: number; diagnosis: number; 'communal-plan': number };
  /** Calendar days from one activity to the next while the plan runs. */
  activityEveryDays: number;
  /** Children that all offices invite to take part. */
  childrenInvited: number;
  /** Of those: the ones that come. */
  takesPart: number;
}

/** Services to which families are referred with assistance (process §4). */
export interface OfferOfScenario {
  /** Codes as the map of offer names them. */
  sector: string;
  need: string;
  /** Institutions of each commune that have such a service. */
  institutions: number;
  /** Of the families with a plan: those for whom a place is looked for. */
  asks: number;
  /** Of the times that an institution is asked: those when it has a place. */
  hasPlace: number;
}

export interface CommuneOfScenario {
  code: string;
  name: string;
  /** Families the commune commits itself to attend. */
  committed: Record<Line, number>;
  /** When it begins with its community plan; absent: on the first day. */
  planStartsOn?: string;
}

/** A figure of the reporting service. */
export interface Figure {
  indicator: string;
  line?: Line;
  code?: string;
}

export interface Check extends Figure {
  title: string;
  /**
   * share: numerator of denominator, or of what `of` counts. count: what is counted. committed: what was promised.
   */
  kind: 'share' | 'count' | 'committed';
  of?: Figure;
  /** What was published of the full size; a count is scaled. Absent: only what is configured is held against. */
  published?: number;
  /** The published share was rounded to this: 0.001 is a tenth of a per cent. */
  roundedTo?: number;
  /** As it was known on which day of the scenario. */
  asOf: 'cutOff' | 'resultsBy';
}

/** Dates are local. */
export interface Scenario {
  name: string;
  source: string;
  /** First day of the programme's year. */
  startsOn: string;
  endsOn: string;
  /** Last day of what is counted. */
  cutOff: string;
  /** Until when what came of the attended is followed: the last day that is lived. */
  resultsBy: string;
  communes: CommuneOfScenario[];
  /** Month (`2020-06`) to its weight: when families come, until the cut-off. */
  arrivals: Record<string, number>;
  /** Beside those of the lines: so many of a hundred come with what is not the office's to do. */
  notPertinent: { share: number; motive: string; referredTo: string };
  lines: Record<Line, LineOfAction>;
  /** Weights of one, two, three … children of a family that a request is about. */
  children: number[];
  instrument: Instrument;
  /** Of the evaluated families: those that met every objective. */
  objectivesMet: number;
  staff: {
    hoursPerDay: number;
    /** Working days from one look into the own queue to the next. */
    looksEveryDays: number;
  };
  community: CommunityWork;
  /** Absent: nobody is referred. */
  offer?: OfferOfScenario;
  /** How sure all checks together are to pass if the scenario is recovered: 0.99 is one false alarm in a hundred runs. */
  confidence: number;
  checks: Check[];
}

export const eachLine = <Value>(of: (line: Line) => Value): Record<Line, Value> =>
  Object.fromEntries(LINES.map((line) => [line, of(line)])) as Record<Line, Value>;

export const committedIn = ({ communes }: Scenario): number =>
  communes.reduce((sum, { committed }) => sum + LINES.reduce((of, line) => of + committed[line], 0), 0);
