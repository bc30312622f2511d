import { describe, expect, it } from '@jest/globals';
import type { Grade, Moved } from '@oln/contracts';
import fc from 'fast-check';
import { runningClocks } from './building-blocks/clocks.js';
import { obeyMove } from './building-blocks/hearing.js';
import type { ProcessState } from './building-blocks/process-state.js';
import type { ProcessTable } from './building-blocks/stage-table.js';
import { TABLES } from './stages.js';
import { MONDAY, sampleState } from './testing/sample-state.js';

const DAY_MS = 86_400_000;
/** Nobody is waited for: a request is registered for a moment only, and a watch that went quiet waits for the next alert. */
const SILENT: readonly string[] = ['intake registered', 'childWatch quiet'];
/** Ends that no owner may tell of: without an outcome, or with one that is on no list. */
const BAD_ENDS: readonly (string | undefined)[] = [undefined, 'forgotten', 'toString', ''];

interface Step {
  days: number;
  choice: number;
  /** Something went wrong where the owner is: the record "ends" in the middle of its life. */
  endsBadly: boolean;
}
const steps = fc.array(
  fc.record<Step>({
    days: fc.integer({ min: 1, max: 200 }),
    choice: fc.nat({ max: 1_000 }),
    endsBadly: fc.boolean(),
  }),
  { maxLength: 12 },
);
const lives = fc.record({
  table: fc.constantFrom(...Object.values(TABLES)),
  steps,
  outcome: fc.nat({ max: 100 }),
  /** In which order, and what again. */
  order: fc.array(fc.nat({ max: 100 }), { maxLength: 40, size: 'max' }),
});

const chosen = <Item>(items: readonly Item[], choice: number): Item | undefined => items[choice % items.length];

/** What owners name, so that clocks that count from it run. */
const anchorsOf = (table: ProcessTable): Record<string, string> => {
  const clocks = Object.values(table.stages).flatMap(({ clocks: some }) => Object.values(some));
  const named = clocks.flatMap(({ from, onlyWith }) => [from.replace('anchor:', ''), onlyWith ?? 'stageSince']);
  return Object.fromEntries(named.map((name) => [name, MONDAY]));
};

/** By which its clocks are chosen; an escalation has no others. */
const gradesOf = (table: ProcessTable): Grade[] =>
  Object.values(table.stages).flatMap(({ clocks }) => Object.values(clocks).flatMap(({ priority }) => priority ?? []));

/** A walk on the table, as its owner tells it, to an end with an outcome. */
function lifeOf(table: ProcessTable, walk: readonly Step[], outcome: string): Moved[] {
  const moves: Moved[] = [];
  let [stage, at] = [Object.keys(table.stages)[0]!, Date.parse(MONDAY)];
  const tell = (to: string, more: Partial<Moved>): void => {
    const asOf = new Date(at).toISOString();
    const version = moves.length + 2;
    const about = { actor: 'gestora-1', anchors: { ...anchorsOf(table), stageSince: asOf } };
    moves.push({ messageId: `m-${String(version).padStart(3, '0')}`, asOf, version, stage: to, ...about, ...more });
  };
  const final = Object.keys(table.stages).find((name) => table.stages[name]!.final)!;
  for (const { days, choice, endsBadly } of walk) {
    at += days * DAY_MS;
    const next = chosen(
      table.stages[stage]!.next.filter((name) => !table.stages[name]!.final),
      choice,
    );
    if (next) tell((stage = next), {});
    if (endsBadly) tell(final, { ended: true, outcome: chosen(BAD_ENDS, choice) });
  }
  at += DAY_MS;
  tell(final, { ended: true, outcome });
  return moves;
}

/** Open, and nobody would ever hear of it again. */
const isForgotten = (table: ProcessTable, state: ProcessState): boolean =>
  !state.ended &&
  runningClocks(table, state).length === 0 &&
  !SILENT.includes(`${table.process} ${state.stage}`) &&
  !state.timeline.some(({ what }) => what === 'ended-without-outcome');

type Obey = typeof obeyMove;

const tried = (obey: Obey, change?: (table: ProcessTable) => ProcessTable): void =>
  fc.assert(
    fc.property(lives, ({ table: known, steps: walk, outcome: choice, order }) => {
      const table = change?.(known) ?? known;
      const outcome = chosen(Object.keys(table.outcomes), choice)!;
      const moves = lifeOf(table, walk, outcome);
      const priority = chosen(gradesOf(table), choice);
      const state = sampleState({ stage: Object.keys(table.stages)[0]!, anchors: anchorsOf(table), priority });
      const heard = [...order.map((index) => moves[index % moves.length]!), ...moves];
      for (const move of heard) {
        obey(table, state, move);
        if (state.ended) expect(Object.keys(table.outcomes)).toContain(state.outcome);
        expect(isForgotten(table, state)).toBe(false);
      }
      expect([state.ended, state.outcome]).toEqual([true, outcome]);
    }),
    { numRuns: 1_000, seed: 20_260_302, endOnFailure: obey !== obeyMove || change !== undefined },
  );

describe('whatever a process is told, in whatever order, and however often', () => {
  it('it ends with an outcome of its list and no other way, and until then somebody is waited for', () =>
    tried(obeyMove));
});

describe('what would be wrong is found', () => {
  it('an end without an outcome', () => {
    const credulous: Obey = (table, state, move) => {
      const isNews = obeyMove(table, state, move);
      if (isNews && move.ended) state.ended = true;
      return isNews;
    };
    expect(() => tried(credulous)).toThrow();
  });

  it('an end that is not heard', () => {
    const deaf: Obey = (table, state, move) => !move.ended && obeyMove(table, state, move);
    expect(() => tried(deaf)).toThrow();
  });

  it('a stage in which nobody is waited for', () => {
    const silenced = (table: ProcessTable): ProcessTable => {
      const stages = Object.entries(table.stages).map(([name, stage], at) => [
        name,
        at === 1 ? { ...stage, clocks: {} } : stage,
      ]);
      return { ...table, stages: Object.fromEntries(stages) };
    };
    expect(() => tried(obeyMove, silenced)).toThrow();
  });
});
