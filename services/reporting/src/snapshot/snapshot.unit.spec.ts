import { describe, expect, it } from '@jest/globals';
import { isRefusal, SNAPSHOT_OUTCOMES, SNAPSHOT_STAGES, type Refusal, type SnapshotStage } from '@oln/contracts';
import { MONITORING_SNAPSHOT, nextStages } from '@oln/workflows/stages';
import { standingOf } from './snapshot-process.js';
import { decideSnapshot, openSnapshot, type Snapshot, type SnapshotCommand } from './snapshot.js';

const OPENED = new Date('2026-04-01T06:00:00Z');
const NOW = new Date('2026-04-09T15:00:00Z');
const TAKEN = openSnapshot({ id: 'a', commune: '13110', quarter: '2026-q1', hash: 'f'.repeat(64) }, OPENED);
const SIGN: SnapshotCommand = { do: 'sign', by: 'coordinadora-1', observation: 'Sin novedad' };
const RETAKE: SnapshotCommand = { do: 'retake', hash: 'e'.repeat(64), reason: 'late-facts' };

const after = (before: Snapshot, command: SnapshotCommand): Snapshot => {
  const decided = decideSnapshot(before, command, NOW);
  if (isRefusal(decided)) throw new Error(decided.definition.code);
  return decided;
};
const codeOf = (decided: Snapshot | Refusal): string | undefined =>
  isRefusal(decided) ? decided.definition.code : undefined;

const SIGNED = after(TAKEN, SIGN);
const IN: Record<SnapshotStage, Snapshot> = { signing: TAKEN, closed: SIGNED };

describe('A quarterly snapshot', () => {
  it('is taken again while nobody has signed it, and keeps its stage', () => {
    const again = after(TAKEN, RETAKE);
    expect(again).toMatchObject({ stage: 'signing', version: 2, content: 2, hash: 'e'.repeat(64), stageSince: OPENED });
    expect(codeOf(decideSnapshot(again, RETAKE, NOW))).toBe('SNAPSHOT.NOTHING_NEW');
  });

  it('is signed with what counts by then', () => {
    expect(SIGNED).toMatchObject({
      ...{ stage: 'closed', outcome: 'signed', version: 2, content: 1, hash: TAKEN.hash },
      ...{ signedAt: NOW, signedBy: 'coordinadora-1', observation: 'Sin novedad' },
    });
  });

  it('changes no more once it is signed', () => {
    for (const command of [SIGN, RETAKE]) expect(codeOf(decideSnapshot(SIGNED, command, NOW))).toBe('SNAPSHOT.SIGNED');
  });
});

describe('the service decides, the process obeys: both know the same', () => {
  const successors = (stage: SnapshotStage): Snapshot[] =>
    [SIGN, RETAKE].flatMap((command) => {
      const next = decideSnapshot(IN[stage], command, NOW);
      return isRefusal(next) ? [] : [next];
    });

  it.each(SNAPSHOT_STAGES)('ways out of %s', (stage) => {
    const ways = new Set(successors(stage).map((next) => next.stage));
    ways.delete(stage);
    expect([...ways]).toEqual([...nextStages<SnapshotStage>(MONITORING_SNAPSHOT, stage)]);
  });

  it('outcomes, and what clocks count from', () => {
    const outcomes = successors('signing').flatMap((next) => (next.stage === 'closed' ? [next.outcome] : []));
    expect([...new Set(outcomes)]).toEqual([...SNAPSHOT_OUTCOMES]);
    expect(standingOf(TAKEN, NOW).anchors).toEqual({ stageSince: OPENED.toISOString() });
    expect(standingOf(SIGNED, NOW)).toMatchObject({ stage: 'closed', outcome: 'signed', ended: true });
  });
});
