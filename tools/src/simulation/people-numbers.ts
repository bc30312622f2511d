import { LINES } from '@oln/contracts';
import { sumOf } from './scale.js';
import type { Scenario } from './scenario.js';

/** RUNs of people who do not exist: from the first one on, each run with a range of its own; those of companies come after the last one. */
const FIRST_RUN = 5_000_000;
const LAST_RUN = 45_000_000;
const RUNS_EACH = 100_000;
/** A mother and up to five children. */
const PEOPLE_PER_FAMILY = 6;
/** People who are registered for a community's activities come after those of the families. */
const FIRST_PARTICIPANT = 70_000;

/** Who is who within a simulation: nobody has the number, or the RUN, of somebody else, however many there are. */
export class PeopleNumbers {
  private readonly firstParticipant: number;
  private readonly runsEach: number;

  constructor({ lines, notPertinent, community }: Scenario) {
    const families = sumOf(
      LINES.map((line) => lines[line].families + Math.round(lines[line].families * notPertinent.share)),
    );
    this.firstParticipant = Math.max(FIRST_PARTICIPANT, families * PEOPLE_PER_FAMILY);
    this.runsEach = Math.max(RUNS_EACH, this.firstParticipant + community.childrenInvited);
  }

  ofFamily(family: number, member: number): number {
    return family * PEOPLE_PER_FAMILY + member;
  }

  ofParticipant(child: number): number {
    return this.firstParticipant + child;
  }

  /** Without its check digit. @param run of the simulation: another one in the same environment has others. */
  runOf(person: number, run: number): number {
    const ranges = Math.floor((LAST_RUN - FIRST_RUN) / this.runsEach);
    return FIRST_RUN + (run % ranges) * this.runsEach + person;
  }
}
