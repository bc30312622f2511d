import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What staff remembers of a case beside what its record says: their agenda, and how often they tried. */
export interface CaseNotes {
  /** Next appointment or step: local date. */
  nextOn?: string;
  attempts: number;
  appointments: number;
  reviews: number;
}

export interface KnownFamily {
  familyId: string;
  childIds: string[];
  requestId?: string;
}

export interface PlanNotes {
  activities: number;
  nextActivityOn?: string;
}

/** When an office looked into its lists for the last time. */
export interface Looks {
  lookedOn?: string;
  deadlinesOn?: string;
}

export interface KnownInstitution {
  organizationId: string;
  offerId: string;
}

interface Pages {
  /** Tells the people and commands of this run from those of others in the same environment. */
  run: number;
  /** Which scenario, seed and size: another one is another simulation. */
  fingerprint: string;
  /** Days from the scenario's dates to those of the environment. */
  offsetDays: number;
  staffIsHired: boolean;
  /** Last day that was worked through; local, of the environment. */
  doneUntil?: string;
  finished: boolean;
  /** Wall seconds of a day when it was stopped. */
  secondsPerDay?: number;
  wallMs: number;
  families: Record<number, KnownFamily>;
  cases: Record<string, CaseNotes>;
  plans: Record<string, PlanNotes>;
  /** By commune: the institutions of its network. */
  network: Record<string, KnownInstitution[]>;
  /** By commune. */
  looks: Record<string, Looks>;
  /** Referral to the number of the family it is for. */
  referrals: Record<string, number>;
}

const RUNS = 1_000_000;

/**
 * The simulation's own state file. What is in it can be found again in the system (every command has a key, so what was done twice is
 * done once); without it a run that goes on would only ask more.
 */
export class Notebook {
  private byFamilyId = new Map<string, number>();

  private constructor(
    private readonly file: string,
    readonly pages: Pages,
  ) {
    for (const [number, { familyId }] of Object.entries(pages.families)) this.byFamilyId.set(familyId, Number(number));
  }

  static begin(file: string, fingerprint: string, offsetDays: number): Notebook {
    const empty = {
      staffIsHired: false,
      finished: false,
      wallMs: 0,
      families: {},
      cases: {},
      plans: {},
      network: {},
      referrals: {},
      looks: {},
    };
    return new Notebook(file, { run: randomInt(RUNS), fingerprint, offsetDays, ...empty });
  }

  static find(file: string): Notebook | undefined {
    return existsSync(file) ? new Notebook(file, JSON.parse(readFileSync(file, 'utf8')) as Pages) : undefined;
  }

  save(): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(this.pages), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  know(number: number, family: KnownFamily): void {
    this.pages.families[number] = family;
    this.byFamilyId.set(family.familyId, number);
  }

  /** Undefined: a family that is none of this simulation's. */
  numberOf(familyId: string): number | undefined {
    return this.byFamilyId.get(familyId);
  }

  notesOf(caseId: string): CaseNotes {
    return (this.pages.cases[caseId] ??= { attempts: 0, appointments: 0, reviews: 0 });
  }

  looksOf(commune: string): Looks {
    return (this.pages.looks[commune] ??= {});
  }

  planOf(commune: string): PlanNotes {
    return (this.pages.plans[commune] ??= { activities: 0 });
  }
}
