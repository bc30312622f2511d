import { describe, expect, it } from '@jest/globals';
import type { ProcessMessage } from '@oln/contracts';
import { standingOf, type ToldMessage } from './told.js';

const ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';
const about = { process: 'assistedReferral', workflowId: `referral-${ID}` } as const;

const told = (payload: unknown): ToldMessage => ({
  payload: { ...about, ...(payload as object) } as ProcessMessage,
  delivered: true,
  recordedAt: '2026-03-02T13:00:00.000Z',
  attempts: 0,
});
const start = (input: object = {}, revive?: boolean) =>
  told({
    kind: 'start',
    revive,
    input: { id: ID, commune: '13110', stage: 'matching', version: 1, asOf: '2026-03-02T13:00:00.000Z', ...input },
  });
const signal = (name: string, asOf: string, message: object = {}) =>
  told({ kind: 'signal', signal: name, message: { asOf, ...message } });

describe('What a record’s process was told says', () => {
  it('nothing before it was started', () => {
    expect(standingOf([])).toBeUndefined();
    expect(standingOf([signal('moved', '2026-03-03T13:00:00.000Z', { stage: 'sent', version: 2 })])).toBeUndefined();
  });

  it('where the record stands, since when, and who is in charge', () => {
    const standing = standingOf([
      start({ personInCharge: 'gestora-1', priority: 'low' }),
      signal('moved', '2026-03-03T13:00:00.000Z', { stage: 'sent', version: 2, actor: 'gestora-1' }),
      signal('moved', '2026-03-04T13:00:00.000Z', { stage: 'sent', version: 3, actor: 'gestora-1', priority: 'high' }),
      signal('reassigned', '2026-03-05T13:00:00.000Z', { personInCharge: 'gestora-2' }),
      signal('clockChanged', '2026-03-05T13:00:00.000Z'),
    ]);
    expect(standing).toMatchObject({
      stage: 'sent',
      version: 3,
      since: '2026-03-03T13:00:00.000Z',
      priority: 'high',
      personInCharge: 'gestora-2',
      ended: false,
      startedAt: '2026-03-02T13:00:00.000Z',
      revived: 0,
    });
  });

  it('that it is paused, until it is resumed', () => {
    const paused = [start(), signal('paused', '2026-03-03T13:00:00.000Z', { until: '2026-04-01', reason: 'hospital' })];
    expect(standingOf(paused)?.pause).toEqual({
      since: '2026-03-03T13:00:00.000Z',
      until: '2026-04-01',
      reason: 'hospital',
    });
    expect(standingOf([...paused, signal('resumed', '2026-03-09T13:00:00.000Z')])?.pause).toBeUndefined();
  });

  it('how often it had to be started anew, with the outcome it had', () => {
    const standing = standingOf([
      start(),
      signal('moved', '2026-03-04T13:00:00.000Z', { stage: 'result', version: 5, outcome: 'effective' }),
      start({ stage: 'result', version: 5, anchors: { stageSince: '2026-03-04T13:00:00.000Z' } }, true),
    ]);
    expect(standing).toMatchObject({
      revived: 1,
      outcome: 'effective',
      since: '2026-03-04T13:00:00.000Z',
      ended: false,
    });
  });

  it('that it has ended', () => {
    const ended = signal('moved', '2026-03-04T13:00:00.000Z', {
      stage: 'closed',
      version: 6,
      outcome: 'withdrawn',
      ended: true,
      reason: 'family-asked',
    });
    expect(standingOf([start(), ended])).toMatchObject({ ended: true, outcome: 'withdrawn', reason: 'family-asked' });
  });
});
