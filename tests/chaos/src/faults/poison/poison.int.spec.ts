import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { recorded } from '../../invariants/i1-recorded.js';
import { oneEffect } from '../../invariants/i3-one-effect.js';
import { COMMUNE } from '../../load/office.js';
import { SpecHouse, texts } from '../../testing/spec-house.spec.js';
import { fatesOf } from './judge.js';
import { poisonOf } from './poisons.js';
import { ProbeWatch } from './probes.js';
import { publish } from './publisher.js';
import { Refusals } from './refusals.js';
import { harmlessFact } from './sound-facts.js';

const SUBJECT = 'oln.v1.13110.gateway.staff.changed';
const well = { subjects: [SUBJECT], hearers: ['intake'] };

describe('What a fault publishes', () => {
  let set: SpecHouse;
  let refusals: Refusals;

  beforeAll(async () => {
    set = await SpecHouse.open();
    await set.consumer('intake', [SUBJECT]);
    refusals = await Refusals.at(set.house, ['intake']);
  });
  afterAll(async () => {
    await refusals?.end();
    await set?.close();
  });

  const park = (id: string, messageId: string) =>
    set.sql(
      `insert into intake.parked (id, consumer, message_id, subject, payload, error_code, attempts, commune)
       values ($1, 'intake', $2, $3, '{', 'MESSAGE.NOT_JSON', 1, '13110')`,
      [id, messageId, SUBJECT],
    );

  it('is no fact that an outbox must know, and parked it is where it belongs', async () => {
    const poison = poisonOf('not JSON', well);
    const probe = harmlessFact([SUBJECT], COMMUNE)!;
    expect(await publish(set.house.nats, poison, 'poison')).toBe(true);
    expect(await publish(set.house.nats, probe, 'probe')).toBe(true);
    await park(randomUUID(), poison.id);
    await set.heard('intake', probe.id);
    expect(texts(await set.check(recorded)).filter((text) => text.includes('in no outbox'))).toEqual([]);
    expect(texts(await set.check(oneEffect))).toEqual([]);
  });

  it('and was not heard although it is sound, is found', async () => {
    const probe = harmlessFact([SUBJECT], COMMUNE)!;
    await publish(set.house.nats, probe, 'probe');
    expect(texts(await set.check(oneEffect))).toEqual([`lost: intake has not heard ${SUBJECT} ${probe.id}`]);
    await set.heard('intake', probe.id);
  });

  it('is a fact again once it was repaired: then it must be heard', async () => {
    const poison = poisonOf('refused until repaired', well);
    await publish(set.house.nats, poison, 'poison');
    expect(texts(await set.check(oneEffect))).toEqual([]);
    set.house.stream.repaired([poison.id]);
    expect(texts(await set.check(oneEffect))).toEqual([`lost: intake has not heard ${SUBJECT} ${poison.id}`]);
    await set.heard('intake', poison.id);
  });

  it('too big for the stream is kept out by it', async () => {
    const manager = set.house.nats;
    const { jetstreamManager } = await import('@nats-io/jetstream');
    await (await jetstreamManager(manager)).streams.update('OLN', { max_msg_size: 512 * 1_024 });
    expect(await publish(set.house.nats, poisonOf('too big for the stream', well), 'poison')).toBe(false);
    const readable = poisonOf('too big to be read', well);
    expect(await publish(set.house.nats, readable, 'poison')).toBe(true);
  });

  it('is refused at its commit for as long as that is wanted, and each time is counted', async () => {
    const id = randomUUID();
    await refusals.refuse(id);
    for (let times = 0; times < 3; times++) await expect(set.heard('intake', id)).rejects.toThrow('refused by a fault');
    expect((await fatesOf(set.house, 'intake', [id])).get(id)).toEqual({ parked: [], isTakenIn: false });
    expect(await refusals.runs(id)).toBe(3);
    await refusals.repair([id]);
    await set.heard('intake', id);
    expect((await fatesOf(set.house, 'intake', [id])).get(id)!.isTakenIn).toBe(true);
    await set.heard('intake', randomUUID());
  });

  it('is watched until it has its effect, and what has none took for ever', async () => {
    const watch = new ProbeWatch(set.house);
    const [quick, never] = [randomUUID(), randomUUID()];
    for (const id of [quick, never]) watch.sent({ id, service: 'intake', isNeighbour: true });
    setTimeout(() => void set.heard('intake', quick), 300);
    await watch.end(1_000);
    const took = new Map(watch.probes.map(({ id, tookMs }) => [id, tookMs]));
    expect(took.get(quick)).toBeGreaterThanOrEqual(295);
    expect(took.get(quick)).toBeLessThan(900);
    expect(took.get(never)).toBeUndefined();
  });
});
