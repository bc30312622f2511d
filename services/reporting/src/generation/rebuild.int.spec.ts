import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import { eventually } from '@oln/testing';
import { linesByHand } from '../testing/by-hand.spec.js';
import { Lives, shuffledTwice } from '../testing/lives.spec.js';
import { body, codeOf, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import type { GenerationDto, LagDto } from './generation.dto.js';

const FIRST = Lives.of(7, HERE, 120).events;
/** Of a commune that nobody had heard of when the rebuild began, and late ones of the first. */
const LATER = [...Lives.of(8, NEXT_DOOR, 10).events, ...Lives.of(9, HERE, 10).events];

describe('A rebuild', () => {
  let house: ReportingHouse;
  let operator: ApiClient;

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-12-01T13:00:00Z');
    operator = await house.as('operadora-1', ['operator']);
    await house.publish(shuffledTwice(1, FIRST));
    await house.untilKnown(FIRST);
  });
  beforeEach(async () => {
    operator = await house.as('operadora-1', ['operator']);
  });
  afterAll(() => house?.close());

  const generations = async (): Promise<GenerationDto[]> => body(await operator.get<GenerationDto[]>('/generations'));
  const ask = async (): Promise<number> =>
    body(await operator.post<GenerationDto>('/rebuilds', { from: 'stream' }), 201).id;

  it('goes on after a crash, while facts come in, and ends with the same tables', async () => {
    const id = await ask();
    await house.publish(LATER.slice(0, 40));
    await house.restart();
    operator = await house.as('operadora-1', ['operator']);
    await house.publish(LATER.slice(40));
    await house.untilLive(id);
    await house.untilKnown([...FIRST, ...LATER]);
    const built = await house.tables(id);
    expect(built.heard.length).toBeGreaterThan(1_500);
    expect([...built.marks].sort()).toEqual(linesByHand([...FIRST, ...LATER]));
    const [newest] = await generations();
    expect(newest).toMatchObject({ id, state: 'live', progress: 1, facts: built.heard.length });
  });

  it('takes in what comes after it as the old one would have', async () => {
    const id = await ask();
    await house.untilLive(id);
    const more = Lives.of(10, HERE, 5).events;
    await house.publish(more);
    await house.untilKnown(more);
    const next = await ask();
    await house.untilLive(next);
    expect(await house.tables(next)).toEqual(await house.tables(id));
  });

  it('is one at a time', async () => {
    await house.admin.query(
      `insert into generations (state, asked_by, target) values ('loading', 'a spec', 9223372036854775807)`,
    );
    const answer = await operator.post('/rebuilds', { from: 'stream' });
    expect(codeOf(answer)).toEqual([409, 'REBUILD.UNDER_WAY']);
    const { id } = (await generations()).find(({ state }) => state === 'loading')!;
    const live = await house.liveGeneration();
    body(await operator.post(`/rebuilds/${id}/abandonment`), 200);
    expect(codeOf(await operator.post(`/rebuilds/${id}/abandonment`))).toEqual([404, 'REBUILD.NOT_FOUND']);
    expect(await house.liveGeneration()).toBe(live);
  });

  it('leaves nothing of what is asked no more', async () => {
    await house.admin.query(
      `update generations set ended_at = ended_at - interval '2 hours' where state in ('retired', 'abandoned')`,
    );
    const left = async (): Promise<number> => {
      const { rows } = await house.admin.query(
        `select 1 from generations where state in ('retired', 'abandoned') and dropped_at is null`,
      );
      return rows.length;
    };
    await eventually(async () => (await left()) === 0, { withinMs: 60_000, everyMs: 500 });
    const { rows } = await house.admin.query<{ name: string }>(
      `select relname as name from pg_class where relname ~ '^(heard|marks|rollups)_[0-9]+$' and relkind = 'r' order by 1`,
    );
    const live = await house.liveGeneration();
    expect(rows.map(({ name }) => name)).toEqual([`heard_${live}`, `marks_${live}`, `rollups_${live}`]);
  });

  it('tells how far behind the stream the figures are', async () => {
    const lag = body(await operator.get<LagDto>('/lag'));
    expect(lag).toMatchObject({
      generation: await house.liveGeneration(),
      consumers: [{ name: 'live', messages: 0, seconds: 0 }],
    });
    expect(lag.stream.last).toBeGreaterThan(FIRST.length);
  });
});
