import type { DeadlineAnswer, DeadlineReached, PutDeadlines, SignalName, Standing } from '@oln/contracts';

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
  at: string;
}

/**
 * An owner in memory, for workflow specs only (0-rulings, Time): its record moves at the instants of a script, whatever
 * the workflow's clock does; a clock that rings after the record moved is answered and not told.
 */
export class ScriptedOwner {
  readonly told: Told[] = [];
  readonly puts: PutDeadlines[] = [];
  private standing: Standing;
  private readonly steps: Step[];

  constructor(
    stage: string,
    steps: Step[],
    private readonly onAsk: Record<string, (asOf: string) => Step> = {},
    private readonly say: (signal: SignalName, message: Record<string, unknown>) => Promise<void> = async () => undefined,
  ) {
    this.standing = { stage, version: 1, asOf: '' };
    this.steps = [...steps].sort((left, right) => left.at.localeCompare(right.at));
  }

  async putDeadlines(request: PutDeadlines): Promise<Standing> {
    this.puts.push(request);
    return this.standingAt(request.asOf);
  }

  async deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    const standing = await this.standingAt(request.asOf);
    if (standing.ended || standing.stage !== request.stage) return { verdict: 'answered', standing };
    this.told.push({ rule: request.rule, level: request.level, to: request.to, due: request.due, at: request.asOf });
    const asked = this.onAsk[request.rule]?.(request.asOf);
    if (asked) this.steps.unshift(asked);
    return { verdict: 'stands', standing: await this.standingAt(request.asOf) };
  }

  private async standingAt(asOf: string): Promise<Standing> {
    while (this.steps[0] && this.steps[0].at <= asOf) {
      const { at, move, say } = this.steps.shift()!;
      if (move) this.standing = { ...this.standing, ...move, version: this.standing.version + 1, asOf: at };
      if (say) await this.say(say.signal, { asOf: at, ...say.message });
    }
    return { ...this.standing, asOf: this.standing.asOf || asOf };
  }
}
