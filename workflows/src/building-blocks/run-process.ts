import { businessNow, isoInstant, reanchor, wallMsUntil } from '@oln/calendar';
import type { Deadline, DeadlineAnswer, OwnerActivities, ProcessInput, Standing } from '@oln/contracts';
import { PROCESSES } from '@oln/contracts';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { clocksFingerprint, nextRing, runningClocks, type Ring } from './clocks.js';
import * as messages from './messages.js';
import { hearClock, hearHappening, hearPause, hearReassignment, hearResume, markTold, obeyMove, openState, type ProcessState } from './process-state.js';
import type { ProcessTable } from './stage-table.js';
import { activitySummary, describe, timerSummary } from './supervisor-view.js';
import { publishAttributes } from './search-attributes.js';

/** Longest sleep before the owner of a clock that runs behind ours is asked again. */
const ASK_AGAIN_MS = 10 * 60_000;
const HISTORY_LENGTH = 2_000;

type Owner = Record<keyof OwnerActivities, { executeWithOptions(options: { summary?: string }, args: [unknown]): Promise<unknown> }>;

/**
 * Runs a process from its table: hears its owner, keeps the clocks of the stage, asks the owner when one rings, and
 * ends when the owner says so. It decides nothing.
 */
export async function runProcess(table: ProcessTable, input: ProcessInput): Promise<string> {
  const run = new ProcessRun(table, openState(input), input);
  run.listen();
  while (!run.ended) {
    await run.settle();
    if (run.ended) break;
    if (run.isLong) return run.goOnAsNew();
    await run.waitForNews();
  }
  await run.finish();
  return run.outcome;
}

class ProcessRun {
  private news = 0;
  private seen = -1;
  private published = '';
  private notBeforeWallMs = 0;
  private readonly owner: Owner;
  private readonly setAt = new Map<string, number>();

  constructor(
    private readonly table: ProcessTable,
    private readonly state: ProcessState,
    private readonly input: ProcessInput,
  ) {
    this.owner = ownerOf(table);
  }

  get ended(): boolean {
    return this.state.ended;
  }

  get outcome(): string {
    return this.state.outcome ?? 'ended';
  }

  /** Long before the limits of a history; a process of nine months usually never comes here. */
  get isLong(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength > (this.input.historyLimit ?? HISTORY_LENGTH);
  }

  listen(): void {
    const { state } = this;
    const hear = (heard: boolean): void => void (heard && this.news++);
    setHandler(messages.moved, (message) => hear(obeyMove(state, message)));
    setHandler(messages.happened, (message) => hear(hearHappening(state, message)));
    setHandler(messages.reassigned, (message) => hear(hearReassignment(state, message)));
    setHandler(messages.paused, (message) => hear(hearPause(state, message)));
    setHandler(messages.resumed, (message) => hear(hearResume(state, message)));
    setHandler(messages.clockChanged, ({ clock }) => hear(hearClock(state, clock)));
    setHandler(messages.policyChanged, ({ policy }) => {
      state.policy = { ...state.policy, ...policy };
      this.news++;
    });
    setHandler(messages.stateQuery, () => ({ ...state, clocks: runningClocks(this.table, state) }));
    setHandler(messages.timelineQuery, () => state.timeline);
  }

  /** Tells the owner which clocks run, rings what is due, until nothing is left to do now. */
  async settle(): Promise<void> {
    for (;;) {
      this.seen = this.news;
      const clocks = runningClocks(this.table, this.state);
      publishAttributes(this.table, this.state, clocks);
      setCurrentDetails(describe(this.table, this.state, clocks));
      await this.putDeadlines(clocks);
      if (this.news !== this.seen || this.ended) {
        if (this.ended) return;
        continue;
      }
      const ring = nextRing(clocks, this.state);
      if (!ring || this.waitMs(ring) > 0) return;
      await this.ring(ring);
      if (this.ended) return;
    }
  }

  /** Sleeps until the next clock rings or something is heard. */
  async waitForNews(): Promise<void> {
    const ring = nextRing(runningClocks(this.table, this.state), this.state);
    const isNews = () => this.news !== this.seen;
    const waitMs = ring ? this.waitMs(ring) : Number.POSITIVE_INFINITY;
    if (!ring || !Number.isFinite(waitMs)) return void (await condition(isNews));
    await condition(isNews, waitMs, { summary: timerSummary(this.table, this.state.stage, ring) });
  }

  async goOnAsNew(): Promise<never> {
    await condition(allHandlersFinished);
    return continueAsNew<(input: ProcessInput) => Promise<string>>({ ...this.input, carried: this.state });
  }

  /** The last clocks are taken down before the process ends. */
  async finish(): Promise<void> {
    publishAttributes(this.table, this.state, []);
    setCurrentDetails(describe(this.table, this.state, []));
    await this.putDeadlines([]);
    await condition(allHandlersFinished);
  }

  private get asOf(): string {
    return isoInstant(businessNow(this.state.clock, Date.now()));
  }

  private waitMs(ring: Ring): number {
    const now = Date.now();
    const setAt = this.setAt.get(ring.key) ?? now;
    this.setAt.set(ring.key, setAt);
    return Math.max(wallMsUntil(this.state.clock, ring.at, now, setAt), this.notBeforeWallMs - now, 0);
  }

  private async putDeadlines(deadlines: Deadline[]): Promise<void> {
    const { id, commune, version, stage } = this.state;
    const fingerprint = `${version} ${stage} ${clocksFingerprint(deadlines)}`;
    if (fingerprint === this.published) return;
    this.published = fingerprint;
    this.state.revision += 1;
    const request = { id, commune, version, revision: this.state.revision, stage, deadlines, asOf: this.asOf };
    const summary = activitySummary(this.table, stage, deadlines);
    await this.ask('putDeadlines', request, summary, (standing) => this.hearStanding(standing as Standing));
  }

  private async ring(ring: Ring): Promise<void> {
    const { id, commune, stage } = this.state;
    const { rule, due } = ring.clock;
    const request = { id, commune, stage, rule, due, level: ring.level, to: ring.to, asOf: this.asOf };
    await this.ask('deadlineReached', request, timerSummary(this.table, stage, ring), (answer) =>
      this.hearAnswer(ring, answer as DeadlineAnswer),
    );
  }

  private hearAnswer(ring: Ring, { verdict, standing }: DeadlineAnswer): void {
    if (verdict === 'not-yet') return this.fallBack(standing.asOf);
    this.notBeforeWallMs = 0;
    markTold(this.state, ring.key);
    this.hearStanding(standing);
  }

  /** The owner's clock is behind ours (the environment stood still): it is the truth. */
  private fallBack(ownerAsOf: string): void {
    const now = Date.now();
    if (this.state.clock) {
      this.state.clock = { ...reanchor(this.state.clock, now, { business: ownerAsOf }), epoch: this.state.clock.epoch };
    }
    this.notBeforeWallMs = now + (this.state.clock ? 100 : ASK_AGAIN_MS);
  }

  private hearStanding(standing: Standing): void {
    if (obeyMove(this.state, standing)) this.news++;
  }

  /** A refusal by a rule is noted and the process goes on waiting; everything else is tried until it succeeds. */
  private async ask(name: keyof OwnerActivities, request: unknown, summary: string, hear: (answer: unknown) => void): Promise<void> {
    try {
      hear(await this.owner[name].executeWithOptions({ summary }, [request]));
    } catch (error) {
      log.warn('The owner refused', { activity: name, process: this.table.process, error: String((error as Error).name) });
      const rule = (request as { rule?: string; due?: string; level?: string; to?: string }).rule;
      if (rule) this.skip(request as { rule: string; due: string; level: string; to?: string });
    }
  }

  private skip({ rule, due, level, to }: { rule: string; due: string; level: string; to?: string }): void {
    markTold(this.state, `${rule}@${due}#${to ? `${level}:${to}` : level}`);
  }
}

function ownerOf({ process }: ProcessTable): Owner {
  const activities = proxyActivities<Record<string, (request: unknown) => Promise<unknown>>>({
    taskQueue: PROCESSES[process].owner,
    startToCloseTimeout: '10s',
    retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  });
  return {
    putDeadlines: activities[`${process}.putDeadlines`],
    deadlineReached: activities[`${process}.deadlineReached`],
  } as unknown as Owner;
}
