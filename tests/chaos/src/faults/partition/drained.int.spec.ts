import { jetstream } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually } from '@oln/testing';
import { SpecHouse } from '../../testing/spec-house.spec.js';
import { isDrained } from './drained.js';

const SUBJECT = 'oln.v1.13110.gateway.staff.changed';

describe('A backlog', () => {
  let set: SpecHouse;

  beforeAll(async () => {
    set = await SpecHouse.open();
    await set.consumer('intake', [SUBJECT]);
  });
  afterAll(() => set?.close());

  const drained = async (at = new Date()): Promise<boolean> =>
    isDrained(set.house, { at, stream: [...(await set.house.stream.all())] });

  it('is none where nothing waits', async () => expect(await drained()).toBe(true));

  it('is seen in an outbox, until it has left; what was written later is none', async () => {
    const before = new Date();
    const id = randomUUID();
    await set.sql(
      `insert into offer.outbox (id, recorded_at, lane, commune, entity, entity_id, entity_version, subject, payload)
       values ($1, now(), 'process', '13110', 'referral', $1, 1, 'referral-x', '{}')`,
      [id],
    );
    expect(await drained(new Date(Date.now() + 1_000))).toBe(false);
    expect(await drained(before)).toBe(true);
    await set.sql('update offer.outbox set published_at = now() where id = $1', [id]);
    expect(await drained(new Date(Date.now() + 1_000))).toBe(true);
  });

  it('is seen in the stream, until whoever hears it has said that it is done', async () => {
    await set.publish(SUBJECT, randomUUID(), { id: randomUUID(), data: {} });
    expect(await drained()).toBe(false);
    const consumer = await jetstream(set.house.nats).consumers.get('OLN', 'intake');
    const message = await consumer.next({ expires: 2_000 });
    expect(await drained()).toBe(false);
    await message!.ackAck();
    expect(await drained()).toBe(true);
  });

  it('is seen in Temporal’s own queues, until somebody takes the task', async () => {
    expect(await set.house.processes.oldestTaskMs(['intake'])).toBe(0);
    await set.processWaiting(`intake-${randomUUID()}`);
    // Its figures are some seconds old.
    await eventually(() => set.house.processes.oldestTaskMs(['intake']), {
      until: (oldest) => oldest > 500,
      withinMs: 20_000,
    });
  });
});
