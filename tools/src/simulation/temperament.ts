import type { Line } from '@oln/contracts';
import { Draws } from './draws.js';
import type { LineOfAction, Scenario } from './scenario.js';

/** Attempts after which staff gives up looking for a family; the office asks for three at least, one of them a visit. */
export const ATTEMPTS_BEFORE_GIVING_UP = 6;
/** A family that renounces does so at one of its first appointments, long before it is evaluated. */
export const RENOUNCES_WITHIN_APPOINTMENTS = 4;

/** …and of a therapy that is shorter than that, before it is over. */
export const renouncesWithin = ({ sessions }: LineOfAction, line: Line): number =>
  line === 'family-therapy' && sessions
    ? Math.min(RENOUNCES_WITHIN_APPOINTMENTS, sessions.individual + sessions.group)
    : RENOUNCES_WITHIN_APPOINTMENTS;

export type Answer = 'not-located' | 'rejects' | 'accepts';

/** What one family is like. Everything follows from the seed and the family's number, and from nothing that happens. */
export class Temperament {
  private readonly draws: Draws;
  private readonly of: LineOfAction;

  constructor(
    seed: number,
    private readonly scenario: Scenario,
    readonly number: number,
    readonly line: Line,
  ) {
    this.draws = new Draws(seed, `family/${number}`);
    this.of = scenario.lines[line];
  }

  get children(): number {
    return 1 + this.draws.weighted('children', this.scenario.children);
  }

  get motive(): string {
    return this.draws.pick('motive', this.of.motives);
  }

  get answer(): Answer {
    const { notLocated, rejects } = this.of.behaviour;
    const drawn = this.draws.number('answer');
    if (drawn < notLocated) return 'not-located';
    return drawn < notLocated + rejects ? 'rejects' : 'accepts';
  }

  /** Whether the family is reached by an attempt, the first one being 0. */
  isReached(attempt: number): boolean {
    return (
      this.answer !== 'not-located' && this.draws.chance(`attempt/${attempt}`, this.of.behaviour.reachedPerAttempt)
    );
  }

  keeps(appointment: number): boolean {
    return this.draws.chance(`appointment/${appointment}`, this.of.behaviour.keepsAppointments);
  }

  get renounces(): boolean {
    return this.draws.chance('renounces', this.of.behaviour.renounces);
  }

  /** The appointment, the first one being 1, at which it says so if it renounces. */
  get momentOfRenouncing(): number {
    return 1 + this.draws.below('renounces-after', renouncesWithin(this.of, this.line));
  }

  get objectivesMet(): boolean {
    return this.draws.chance('objectives-met', this.scenario.objectivesMet);
  }

  /** Whether a place is looked for, for its first child. */
  get needsPlace(): boolean {
    return this.draws.chance('needs-place', this.scenario.offer?.asks ?? 0);
  }

  /** Whether the institution that is asked has one, the first that is asked being 0. */
  findsPlace(asked: number): boolean {
    return this.draws.chance(`place/${asked}`, this.scenario.offer?.hasPlace ?? 0);
  }

  /** Whether an item of the kind is better at the end. */
  improves(kind: 'risk' | 'protective', item: string): boolean {
    const { improves, spread } = this.scenario.instrument[kind];
    const own = improves + spread * (2 * this.draws.number(`leaning/${kind}`) - 1);
    return this.draws.chance(`improves/${item}`, own);
  }

  isPresent(item: string): boolean {
    return this.draws.chance(`present/${item}`, this.scenario.instrument.risk.present);
  }

  /** One of so many, for what the family answers in detail. */
  choice(what: string, of: number): number {
    return this.draws.below(what, of);
  }
}
