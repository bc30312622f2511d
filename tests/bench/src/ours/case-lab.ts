import { ProcessLab, type Step } from '@oln/workflows/testing';
import { performance } from 'node:perf_hooks';

export interface CaseLived {
  seconds: number;
  outcome: string;
  /** Days of business time from the opening of the case to its end. */
  days: number;
  events: number;
  /** Clocks that rang and were told. */
  rings: number;
}

const START = '2026-03-02T15:00:00.000Z';
const DAY_MS = 86_400_000;
const LAST_DAY = 39 * 7;

const day = (number: number): string => new Date(Date.parse(START) + number * DAY_MS).toISOString();

/** A case of 39 weeks, from the invitation to its end: a session every fortnight, a review, an extension. */
function life(): Step[] {
  const moves = (at: number, stage: string, more: Step['move'] = {}): Step => ({
    at: day(at),
    move: { stage, ...more, anchors: { stageSince: day(at), acceptedAt: day(10), ...more.anchors } },
  });
  const meets = (at: number, what: string): Step => ({ at: day(at), say: { signal: 'happened', message: { what } } });
  const extended = { anchors: { extendedTo: day(260) } };
  return [
    ...[2, 5, 9].map((at) => meets(at, 'contact-attempted')),
    moves(10, 'diagnosis'),
    moves(30, 'family-plan'),
    moves(45, 'execution'),
    ...[59, 72, 86, 100, 114, 127, 142, 156, 170, 183].map((at) => meets(at, 'session-held')),
    meets(130, 'review-held'),
    moves(195, 'evaluation'),
    moves(200, 'execution', extended),
    ...[214, 228, 241, 255].map((at) => meets(at, 'session-held')),
    moves(261, 'evaluation', extended),
    moves(266, 'closure', extended),
    moves(LAST_DAY, 'ended', { outcome: 'not-located', ended: true }),
  ];
}

/** As a workflow spec does it: the process on a real server that skips its time, an owner that follows a script. */
async function live(lab: ProcessLab): Promise<CaseLived> {
  const began = performance.now();
  const run = await lab.run({ process: 'caseManagement', stage: 'invitation', at: START, steps: life() });
  const outcome = await run.untilItEnds();
  const seconds = (performance.now() - began) / 1_000;
  const { historyLength } = await run.handle.describe();
  return { seconds, outcome, days: LAST_DAY, events: historyLength, rings: run.told().length };
}

let lab: Promise<ProcessLab> | undefined;

process.on('message', () => {
  lab ??= ProcessLab.open();
  lab.then(live).then(
    (lived) => process.send!(lived),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
