import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { newId } from '../index.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import { HERE } from '../testing/things.spec.js';

describe('The figures of what waits', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  async function figure(name: string): Promise<number> {
    const text = await (await fetch(`${house.service.url}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(name));
    return Number(line?.split(' ').at(-1));
  }

  it('are there from the start', async () => {
    expect(await figure('oln_parked_messages{')).toBe(0);
    expect(await figure('oln_outbox_unpublished{lane="event"')).toBe(0);
    expect(await figure('oln_events_consumed_total{result="parked"')).toBe(0);
  });

  it('say what is parked, and what waits in the outbox and for how long, whoever holds the lease', async () => {
    await house.admin.query(
      `insert into parked (id, consumer, subject, payload, error_code, attempts, commune) values ($1, 'c', 's', '{}', 'X', 5, $2)`,
      [newId(), HERE],
    );
    await house.admin.query(
      `insert into outbox (id, recorded_at, lane, commune, entity, entity_id, entity_version, subject, payload, next_attempt_at)
       values ($1, now() - interval '5 minutes', 'event', $2, 'thing', $1, 1, 'oln.v1.x', '{}', now() + interval '1 day')`,
      [newId(), HERE],
    );
    expect(await figure('oln_parked_messages{')).toBe(1);
    expect(await figure('oln_outbox_unpublished{lane="event"')).toBe(1);
    expect(await figure('oln_outbox_oldest_seconds{lane="event"')).toBeGreaterThanOrEqual(300);
  });

  it('are told within the network alone: a proxy in front hands none of them on', async () => {
    const told: [string, string][] = [
      ['x-forwarded-for', '203.0.113.7'],
      ['forwarded', 'for=203.0.113.7'],
    ];
    for (const header of told) {
      const headers = [header];
      const answer = await fetch(`${house.service.url}/metrics`, { headers });
      expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('oln_')]);
    }
    expect((await fetch(`${house.service.url}/metrics`)).status).toBe(200);
  });

  it('say when every audit entry is sealed', async () => {
    await eventually(async () => (await figure('oln_audit_unsealed{')) === 0);
  });
});
