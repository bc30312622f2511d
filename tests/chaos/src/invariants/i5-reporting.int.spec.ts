import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SpecHouse, texts } from '../testing/spec-house.spec.js';
import { reporting } from './i5-reporting.js';

describe('I5 finds when', () => {
  let set: SpecHouse;

  beforeAll(async () => {
    set = await SpecHouse.open();
  });
  afterAll(() => set?.close());

  const found = async (): Promise<string[]> => texts(await set.check(reporting));

  const sum = (measure: string, code: string, n: number) =>
    set.sql(
      `insert into reporting.rollups (generation, commune, measure, line, code, value, on_month, month, n)
       values (1, '13110', $1, '', $2, -1, date_trunc('month', now())::date, date_trunc('month', now())::date, $3)
       on conflict (generation, measure, commune, line, code, value, on_month, month) do update set n = reporting.rollups.n + excluded.n`,
      [measure, code, n],
    );

  it('everything is as it should be: nothing', async () => {
    expect(await found()).toEqual([]);
  });

  it('a record is missing in reporting', async () => {
    await set.request();
    expect(await found()).toEqual(['wrong: requests-received: reporting says 0, the services say 1']);
    await sum('request.received', 'spontaneous', 1);
    expect(await found()).toEqual([]);
  });

  it('a fact was counted twice', async () => {
    await sum('request.received', 'spontaneous', 1);
    expect(await found()).toEqual(['wrong: requests-received: reporting says 2, the services say 1']);
    await sum('request.received', 'spontaneous', -1);
  });

  it('something stands in reporting that no service knows', async () => {
    await sum('alert.open', 'high', 1);
    expect(await found()).toEqual(['wrong: alerts-open: reporting says 1, the services say 0']);
    await sum('alert.open', 'high', -1);
    expect(await found()).toEqual([]);
  });
});
