import type { Deadline, DeadlineAnswer, DeadlineReached, PutDeadlines, SignalName, Standing } from '@oln/contracts';

/** What happens to the record, when. `say` is told to the process at once, as a real owner's relay would. */
export interface Step {
  at: string;
  move?: Omit<Partial<Standing>, 'version' | 'asOf'>;
  say?: { signal: SignalName; message: Record<string, unknown> };
}

export interface Told {
  rule: string;
  level: string;
  to?: string;
  due: string;
  /** When it should ring, and when it rang by the process's clock. */
  rings: string;
  at: string;
}

type Say = (signal: SignalName, message: Record<string, unknown>) => Promise<void>;

/**
 * An owner in memory, for workflow specs only (0-rulings, Time). Its clock is the instant at which what it is asked
 * should ring: a slow machine, on which a process asks late, changes nothing. Its record moves at the instants of a
 * script; what rings after the record moved is answered and not told.
 */
export class ScriptedOwner {
  readonly told: Told[] = [];
  readonly puts: PutDeadlines[] = [];
  readonly asked: DeadlineReached[] = [];
  /** Instead of an answer. */
  fails?: () => Error | undefined;
  /** Something was done of which the process has not heard: whatever rings is answered. */
  hasAnswer = false;
  /** The owner's clock, where it differs from the process's. */
  now?: () => string | undefined;
  private standing: Standing;
  private readonly steps: Step[];
  private readonly clocks = new Map<string, Deadline>();
  private readonly happened = new Map<string, string>();
  /** By a pause, until its process puts them again. */
  private areLaidDown = false;

  constructor(
    stage: string,
    private at: string,
    steps: Step[],
    private readonly onAsk: Record<string, (due: string) => Step>,
    private readonly say: Say,
  ) {
    this.standing = { stage, version: 1, asOf: at };
    this.steps = [...steps].sort((left, right) => left.at.localeCompare(right.at));
  }

  async putDeadlines(request: PutDeadlines): Promise<Standing> {
    this.failIfDown();
    this.puts.push(request);
    this.areLaidDown = false;
    for (const clock of request.deadlines) this.clocks.set(`${clock.rule}@${clock.due}`, clock);
    return this.standing;
  }

  async deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    this.failIfDown();
    this.asked.push(request);
    const rings = this.instantOf(request);
    const now = this.now?.();
    if (now !== undefined && now < rings) return { verdict: 'not-yet', standing: { ...this.standing, asOf: now } };
    if (rings > this.at) this.at = rings;
    await this.live();
    if (this.hasAnswer || this.areLaidDown || this.isSettled(request))
      return { verdict: 'answered', standing: this.standing };
    const { rule, level, to, due, asOf } = request;
    this.told.push({ rule, level, to, due, rings, at: asOf });
    const step = level === 'due' ? this.onAsk[rule]?.(rings) : undefined;
    if (step) await this.take(step);
    return { verdict: 'stands', standing: this.standing };
  }

  /** The owner acts although nothing rings; up to an instant, if one is given. */
  async takeNextStep(until?: string): Promise<void> {
    const [step] = this.steps;
    if (!step || (until !== undefined && step.at > until)) return;
    this.steps.shift();
    await this.take(step);
  }

  /** The record moves now; the process is not told. */
  moveSilently(move: Step['move'], at: string): Standing {
    this.standing = { ...this.standing, ...move, version: this.standing.version + 1, asOf: at };
    return this.standing;
  }

  private async live(): Promise<void> {
    while (this.steps[0] && this.steps[0].at <= this.at) await this.takeNextStep();
  }

  private async take({ at, move, say }: Step): Promise<void> {
    if (move) await this.say('moved', { ...this.moveSilently(move, at) });
    if (!say) return;
    if (say.signal === 'paused') this.areLaidDown = true;
    if (say.signal === 'happened') this.happened.set(String(say.message.what), at);
    await this.say(say.signal, { asOf: at, ...say.message });
  }

  /** What was done a moment before wins, also while its signal is on the way. */
  private isSettled({ stage, settledBy, countedFrom }: DeadlineReached): boolean {
    if (this.standing.ended || this.standing.stage !== stage) return true;
    const last = settledBy ? this.happened.get(settledBy) : undefined;
    return last !== undefined && countedFrom !== undefined && last > countedFrom;
  }

  private instantOf({ rule, due, level, to }: DeadlineReached): string {
    const clock = this.clocks.get(`${rule}@${due}`);
    if (!clock) throw new Error(`${rule} was never put for ${due}`);
    if (level === 'reminder') return clock.remindAt!;
    return level === 'due' ? due : clock.climbs.find((climb) => climb.to === to)!.at;
  }

  private failIfDown(): void {
    const error = this.fails?.();
    if (error) throw error;
  }
}
