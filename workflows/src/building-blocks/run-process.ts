import type { DeadlineAnswer, Message, ProcessInput, Standing } from '@oln/contracts/processes';
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  log,
  patched,
  setCurrentDetails,
  setHandler,
  workflowInfo,
  type SignalDefinition,
} from '@temporalio/workflow';
import { clocksFingerprint, runningClocks } from './clocks.js';
import * as hearing from './hearing.js';
import * as messages from './messages.js';
import { isRefused, Owner, type Refused } from './owner.js';
import { note, openState, type ProcessState } from './process-state.js';
import { ProcessTime } from './process-time.js';
import { markAnswered, markTold, nextRing, type Ring } from './rings.js';
import { publishAttributes } from './search-attributes.js';
import type { ProcessTable } from './stage-table.js';
import { activitySummary, describe, ringSummary } from './supervisor-view.js';

/** Of processes that were started before their input named a limit. */
const HISTORY_LENGTH = 2_000;

/**
 * Runs a process from its table: hears its owner, keeps the clocks of the stage, asks the owner when one rings, and
 * ends when the owner says so. It decides nothing.
 */
export async function runProcess(table: ProcessTable, input: ProcessInput): Promise<string> {
  const run = new ProcessRun(table, openState(input), input);
  // At once: what was said before the first task is not lost.
  run.listen();
  // Only an outcome ends a process: a cancellation from outside ends nothing.
  return CancellationScope.nonCancellable(() => run.untilItEnds());
}

class ProcessRun {
  private news = 0;
  private seen = -1;
  private steps = 0;
  private published = '';
  private readonly owner: Owner;
  private readonly time: ProcessTime;

  constructor(
    private readonly table: ProcessTable,
    private readonly state: ProcessState,
    private readonly input: ProcessInput,
  ) {
    this.owner = new Owner(table.process);
    this.time = new ProcessTime(state);
  }

  listen(): void {
    const { table, state } = this;
    this.hear(messages.moved, (message) => this.obeyMove(message));
    this.hear(messages.happened, (message) => hearing.hearHappening(state, message));
    this.hear(messages.reassigned, (message) => hearing.hearReassignment(state, message));
    this.hear(messages.paused, (message) => hearing.hearPause(state, message));
    this.hear(messages.resumed, (message) => hearing.hearResume(state, message));
    this.hear(messages.policyChanged, (message) => hearing.hearPolicy(state, message));
    this.hear(messages.clockChanged, ({ clock }) => {
      this.time.agree();
      return hearing.hearClock(state, clock);
    });
    setHandler(messages.stateQuery, () => ({ ...state, clocks: runningClocks(table, state) }));
    setHandler(messages.timelineQuery, () => state.timeline);
  }

  async untilItEnds(): Promise<string> {
    while (!this.state.ended) {
      await this.settle();
      if (this.state.ended) break;
      if (this.isLong()) return this.goOnAsNew();
      await this.waitForNews();
    }
    return this.finish();
  }

  private hear<Heard extends Message>(signal: SignalDefinition<[Heard]>, obey: (message: Heard) => boolean): void {
    setHandler(signal, (message) => {
      if (!hearing.hearsFirst(this.state, message) || !obey(message)) return;
      this.state.answered = [];
      this.news++;
      this.show();
    });
  }

  /** Tells the owner which clocks run, rings what is due, until nothing is left to do now. */
  private async settle(): Promise<void> {
    while (!this.state.ended) {
      this.seen = this.news;
      this.show();
      await this.putDeadlines();
      if (this.isNews()) continue;
      const ring = this.nextRing();
      if (!ring || this.time.waitMs(ring) > 0) return;
      await this.ring(ring);
      // Whoever has much to make up for rings for long without waiting in between. Earlier runs went on (they name no limit).
      if (this.input.historyLimit === undefined) continue;
      this.steps++;
      if (this.isLong()) return;
    }
  }

  /** Sleeps until the next clock rings or something is heard. While the environment stands still there is no timer. */
  private async waitForNews(): Promise<void> {
    this.steps++;
    const ring = this.nextRing();
    const waitMs = ring ? this.time.waitMs(ring) : Number.POSITIVE_INFINITY;
    if (!ring || !Number.isFinite(waitMs)) return condition(() => this.isNews());
    await condition(() => this.isNews(), waitMs, { summary: ringSummary(this.table, this.state.stage, ring) });
  }

  private isLong(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    const limit = this.input.historyLimit ?? HISTORY_LENGTH;
    // A run that has waited or rung once has got on: no limit, however small, makes a process turn on the spot.
    return this.steps > 0 && (continueAsNewSuggested || historyLength > limit);
  }

  private async goOnAsNew(): Promise<never> {
    await condition(allHandlersFinished);
    return continueAsNew<(input: ProcessInput) => Promise<string>>({ ...this.input, carried: this.state });
  }

  /** The last clocks are taken down before the process ends. */
  private async finish(): Promise<string> {
    this.show();
    await this.putDeadlines();
    await condition(allHandlersFinished);
    return this.state.outcome!;
  }

  private isNews(): boolean {
    return this.news !== this.seen;
  }

  private nextRing(): Ring | undefined {
    return nextRing(runningClocks(this.table, this.state), this.state);
  }

  private show(): void {
    const clocks = runningClocks(this.table, this.state);
    publishAttributes(this.table, this.state, clocks);
    setCurrentDetails(describe(this.table, this.state, clocks));
  }

  private async putDeadlines(): Promise<void> {
    const { id, commune, version, stage } = this.state;
    const deadlines = runningClocks(this.table, this.state);
    // A pause and its end may be heard at once: the owner has taken the clocks down, though they are the same as before.
    const fingerprint = `${version} ${stage} ${this.state.pauseMarks.at(-1)?.id} ${clocksFingerprint(deadlines)}`;
    if (fingerprint === this.published) return;
    this.published = fingerprint;
    this.state.revision += 1;
    const { revision } = this.state;
    const request = { id, commune, version, revision, stage, deadlines, asOf: this.time.asOf };
    const answer = await this.owner.put(request, activitySummary(this.table, stage, deadlines));
    if (isRefused(answer)) return this.noteRefusal(answer, 'put-deadlines');
    this.hearStanding(answer);
  }

  private async ring(ring: Ring): Promise<void> {
    const { id, commune, stage } = this.state;
    const { level, to, clock } = ring;
    const { rule, due, countedFrom, settledBy } = clock;
    const request = { id, commune, stage, rule, due, level, to, countedFrom, settledBy, asOf: this.time.asOf };
    const answer = await this.owner.reached(request, ringSummary(this.table, stage, ring));
    if (isRefused(answer)) {
      markTold(this.state, ring);
      return this.noteRefusal(answer, rule);
    }
    this.hearAnswer(ring, answer);
  }

  private hearAnswer(ring: Ring, { verdict, standing }: DeadlineAnswer): void {
    if (verdict === 'not-yet') return this.time.fallBack(ring, standing.asOf);
    this.time.agree();
    if (verdict === 'stands') {
      markTold(this.state, ring);
      note(this.state, { at: this.time.asOf, what: `deadline-${ring.level}`, rule: ring.clock.rule });
    } else if (!this.mustAskAgain()) {
      markAnswered(this.state, ring);
    }
    this.hearStanding(standing);
  }

  /** What was heard while the owner was asked may have ended what it answered for: a pause began, took the clock down, and is over. */
  private mustAskAgain(): boolean {
    // Runs from before 1 December 2026 left such a ring to the owner's own sweep.
    return this.isNews() && patched('asks-again-after-news');
  }

  private hearStanding(standing: Standing): void {
    if (this.obeyMove(standing)) this.news++;
  }

  private obeyMove(move: Parameters<typeof hearing.obeyMove>[2]): boolean {
    // Until 1 December 2026 what was left out was kept: runs that did so replay as they were.
    return hearing.obeyMove(this.table, this.state, move, () => patched('drops-anchors'));
  }

  /** A refusal by a rule changes nothing: it is noted, and the process goes on waiting. */
  private noteRefusal({ refused }: Refused, rule: string): void {
    log.warn('The owner refused', { process: this.table.process, rule, code: refused });
    note(this.state, { at: this.time.asOf, what: 'refused', rule, reason: refused });
  }
}
