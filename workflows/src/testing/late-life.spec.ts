import type { Deadline, Message, Term } from '@oln/contracts';
import { runningClocks } from '../building-blocks/clocks.js';
import * as hearing from '../building-blocks/hearing.js';
import type { ProcessState } from '../building-blocks/process-state.js';
import { markAnswered, markTold, nextRing, type Ring } from '../building-blocks/rings.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';
import { MONDAY, sampleState } from './sample-state.js';

const HOUR_MS = 3_600_000;
const START_MS = Date.parse(MONDAY);
/** Far beyond the last climb of any clock. */
const LONG_AFTER_MS = START_MS + 40 * 366 * 24 * HOUR_MS;
/** More than any life of these specs has. */
const MOST_RINGS = 2_000;
const TERMS: readonly Term[] = ['1bd', '3d', '10bd', '40d', '36h', '2m'];

/** Something that happens to the record, so long after the last thing; its message comes late, and perhaps again. */
export interface Change {
  afterHours: number;
  lateHours: number;
  againHours?: number;
  /** Chooses among what the table knows. */
  choice: number;
  what: 'move' | 'pause' | 'resume' | 'happen' | 'term';
}

/** What a process goes by; a spec breaks one of them and expects that to be found. */
export interface Engine {
  nextRing: typeof nextRing;
  markTold: typeof markTold;
  obeyMove: typeof hearing.obeyMove;
  /** Is what was answered asked again once there is news? */
  asksAgain: boolean;
}
export const ENGINE: Engine = { nextRing, markTold, obeyMove: hearing.obeyMove, asksAgain: true };

const PAUSE_ENDS: Change = { afterHours: 0, lateHours: 5, choice: 0, what: 'resume' };

type Hear = (state: ProcessState) => boolean;

/** A time between two changes: what was true until then, and when the process had heard of all that led there. */
interface Stretch {
  to: number;
  heardAt: number;
  clocks: Deadline[];
}

/**
 * A record, its owner and its process, of which the last hears everything late, twice or in another order. In memory; the loop
 * is that of `runProcess`, whose own specs run it on a real server.
 */
export class LateLife {
  readonly told: string[] = [];
  private readonly stretches: Stretch[] = [];
  private readonly truth: ProcessState;
  private readonly process: ProcessState;
  private readonly changes: { at: number; change: Change }[];
  private messages: { at: number; hear: Hear }[] = [];
  /** Clocks that the owner has from the process, and has not taken down. */
  private rows = new Set<string>();
  private published = '';
  private ids = 0;
  private now = START_MS;
  private heardAt = START_MS;

  constructor(
    private readonly table: ProcessTable,
    stage: string,
    changes: readonly Change[],
    private readonly engine: Engine,
  ) {
    const open = { stage, anchors: { stageSince: MONDAY } };
    this.truth = sampleState(open);
    this.process = sampleState(open);
    let at = START_MS;
    this.changes = changes.map((change) => ({ at: (at += change.afterHours * HOUR_MS), change }));
    this.stretch(START_MS);
  }

  run(): this {
    for (let rings = 0; rings < MOST_RINGS;) {
      const event = this.nextEvent();
      const ring = this.nextRing();
      const at = ring && Math.max(this.now, Date.parse(ring.at));
      if (ring && at! < (event?.at ?? LONG_AFTER_MS)) {
        this.now = at!;
        this.ask(ring);
        rings += 1;
      } else if (event) {
        this.now = event.at;
        event.happens();
      } else return this;
    }
    throw new Error('It rings without end');
  }

  /** What came due while it was so, and the process knew, and of which nobody was told. */
  get lost(): string[] {
    const due = this.stretches.flatMap(({ to, heardAt, clocks }) =>
      ringsOf(clocks).filter(({ at }) => Math.max(Date.parse(at), heardAt) < to),
    );
    return due.map(({ key }) => key).filter((key) => !this.told.includes(key));
  }

  get toldTwice(): string[] {
    return this.told.filter((key, at) => this.told.indexOf(key) !== at);
  }

  /** How much was there to be lost. */
  get dueCount(): number {
    return this.stretches.flatMap(({ clocks }) => clocks).length;
  }

  private nextEvent(): { at: number; happens(): void } | undefined {
    const [change] = this.changes;
    const [message] = this.messages;
    if (message && (!change || message.at <= change.at))
      return { at: message.at, happens: () => this.hear(this.messages.shift()!.hear) };
    return change && { at: change.at, happens: () => this.change(this.changes.shift()!.change) };
  }

  /** The process tells the owner which clocks run, and looks which rings next. */
  private nextRing(): Ring | undefined {
    const { version, stage, pauseMarks, ended } = this.process;
    const clocks = runningClocks(this.table, this.process);
    const fingerprint = JSON.stringify([version, stage, pauseMarks.at(-1)?.id, clocks]);
    if (fingerprint !== this.published) this.rows = new Set(clocks.map(rowOf));
    this.published = fingerprint;
    return ended ? undefined : this.engine.nextRing(clocks, this.process);
  }

  private ask(ring: Ring): void {
    if (this.stands(ring.clock)) {
      this.engine.markTold(this.process, ring);
      this.told.push(ring.key);
      if (ring.clock.rule === 'pause.ends') this.change(PAUSE_ENDS);
    } else {
      markAnswered(this.process, ring);
    }
    const { version, stage, anchors, ended, outcome } = this.truth;
    const standing = { version, stage, anchors, ended, outcome, asOf: iso(this.now) };
    this.hear((state) => this.engine.obeyMove(this.table, state, standing), false);
  }

  /** As the owner answers: from the record as it is now, and what was done a moment before wins. */
  private stands(clock: Deadline): boolean {
    const { ended, stage, happened } = this.truth;
    if (ended || stage !== this.process.stage || !this.rows.has(rowOf(clock))) return false;
    const done = clock.settledBy ? happened[clock.settledBy] : undefined;
    return done === undefined || done <= clock.countedFrom!;
  }

  private hear(hear: Hear, isMessage = true): void {
    if (hear(this.process) && isMessage && this.engine.asksAgain) this.process.answered = [];
  }

  private change(change: Change): void {
    const hear = this.hearingOf(change);
    if (!hear?.(this.truth)) return;
    // The owner takes the clocks down with a pause, and with a stage that was left.
    if (change.what !== 'happen' && change.what !== 'term') this.rows.clear();
    const comes = this.now + change.lateHours * HOUR_MS;
    const again = change.againHours === undefined ? [] : [comes + change.againHours * HOUR_MS];
    const messages = [comes, ...again].map((at) => ({ at, hear }));
    this.messages = [...this.messages, ...messages].sort((one, other) => one.at - other.at);
    this.heardAt = Math.max(this.heardAt, comes);
    this.stretch(this.now);
  }

  private stretch(from: number): void {
    const last = this.stretches.at(-1);
    if (last) last.to = from;
    this.stretches.push({ to: LONG_AFTER_MS, heardAt: this.heardAt, clocks: runningClocks(this.table, this.truth) });
  }

  /** How it is heard; undefined: it cannot happen now. */
  private hearingOf({ what, choice }: Change): Hear | undefined {
    const message = { messageId: `m-${String(++this.ids).padStart(5, '0')}`, asOf: iso(this.now), actor: 'gestora-1' };
    const once =
      (hear: Hear): Hear =>
      (state) =>
        hearing.hearsFirst(state, message) && hear(state);
    const { pause, stage, ended } = this.truth;
    if (ended) return undefined;
    switch (what) {
      case 'move':
        return pause ? undefined : this.moveOf(message, choice, once);
      case 'pause': {
        const until = iso(this.now + (1 + (choice % 60)) * 24 * HOUR_MS);
        return pause ? undefined : once((state) => hearing.hearPause(state, { ...message, until, reason: 'other' }));
      }
      case 'resume':
        return pause && once((state) => hearing.hearResume(state, message));
      case 'happen': {
        const happening = chosen(happeningsOf(this.table, stage), choice);
        return happening === undefined
          ? undefined
          : once((state) => hearing.hearHappening(state, { ...message, what: happening }));
      }
      case 'term': {
        const name = chosen(Object.keys(this.table.stages[stage]!.clocks), choice);
        const policy: Record<string, Term> = { [`${stage}.${name}`]: TERMS[choice % TERMS.length]! };
        return name ? once((state) => hearing.hearPolicy(state, { ...message, policy })) : undefined;
      }
    }
  }

  private moveOf(message: Message, choice: number, once: (hear: Hear) => Hear): Hear | undefined {
    const stage = chosen(this.table.stages[this.truth.stage]!.next, choice);
    if (!stage) return undefined;
    const named = chosen(anchorsOf(this.table), choice);
    const about = named ? { [named]: iso(this.now + ((choice % 60) - 20) * 24 * HOUR_MS) } : {};
    // Some moves leave out all that held before.
    const held = choice % 3 === 0 ? {} : this.truth.anchors;
    const anchors = { ...held, ...about, stageSince: iso(this.now) };
    const ended = this.table.stages[stage]!.final === true;
    const outcome = ended ? chosen(Object.keys(this.table.outcomes), choice) : undefined;
    const moved = { ...message, version: this.truth.version + 1, stage, anchors, ended, outcome };
    return once((state) => {
      const isNews = this.engine.obeyMove(this.table, state, moved);
      // True is what the owner names, whatever a process makes of it.
      if (state === this.truth) state.anchors = anchors;
      return isNews;
    });
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();
const rowOf = ({ rule, due }: Deadline): string => `${rule}@${due}`;
const chosen = <Item>(items: readonly Item[], choice: number): Item | undefined => items[choice % items.length];

/** All that clocks say, the real way, as if nothing had been told. */
function ringsOf(clocks: Deadline[]): Ring[] {
  const silent = sampleState();
  const rings: Ring[] = [];
  for (let ring = nextRing(clocks, silent); ring; ring = nextRing(clocks, silent)) {
    rings.push(ring);
    markTold(silent, ring);
  }
  return rings;
}

const clocksOf = (table: ProcessTable) => Object.values(table.stages).flatMap(({ clocks }) => Object.values(clocks));

function anchorsOf(table: ProcessTable): string[] {
  const named = clocksOf(table).flatMap(({ from, onlyWith, unless, dueAt }) => [
    from.startsWith('anchor:') ? from.slice('anchor:'.length) : undefined,
    ...[onlyWith, unless, dueAt],
  ]);
  return [...new Set(named.filter((name) => name !== undefined && name !== 'stageSince'))] as string[];
}

function happeningsOf(table: ProcessTable, stage: string): string[] {
  return Object.values(table.stages[stage]!.clocks).flatMap(({ from, metBy }) => [
    ...(from.startsWith('last:') ? [from.slice('last:'.length)] : []),
    ...(metBy ? [metBy] : []),
  ]);
}
