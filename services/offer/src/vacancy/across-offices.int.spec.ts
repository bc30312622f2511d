import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { acrossOffices, lookAcrossOffices } from './across-offices.js';

describe('a look across offices', () => {
  let house: OfferHouse;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  const within = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    house.under({ communes: [HERE] }, () => house.service.app.get(UnitOfWork, { strict: false }).read('test', work));

  const reach = async (tx: Tx): Promise<string> =>
    (await tx.query<{ reach: string }>(`select current_setting('app.communes') as reach`))[0]!.reach;

  it('sees every office, and afterwards what was seen before', async () => {
    expect(
      await within(async (tx) => [await reach(tx), await lookAcrossOffices(tx, () => reach(tx)), await reach(tx)]),
    ).toEqual([HERE, '*', HERE]);
  });

  it('within another, or where every office is seen already, changes nothing', async () => {
    expect(
      await within(async (tx) => {
        const inner = await lookAcrossOffices(tx, async () => [
          await lookAcrossOffices(tx, () => reach(tx)),
          await reach(tx),
        ]);
        const after = await reach(tx);
        await acrossOffices(tx);
        return [...inner, after, await lookAcrossOffices(tx, () => reach(tx)), await reach(tx)];
      }),
    ).toEqual(['*', '*', HERE, '*', '*']);
  });

  it('ends when it fails', async () => {
    expect(
      await within(async (tx) => {
        const failed = await lookAcrossOffices(tx, () => Promise.reject(new Error('no'))).catch(
          (error: Error) => error.message,
        );
        return [failed, await reach(tx)];
      }),
    ).toEqual(['no', HERE]);
    // Where the database refuses, its reason is told and nothing else.
    await expect(within((tx) => lookAcrossOffices(tx, () => tx.query('select 1 / 0')))).rejects.toThrow('division');
  });
});
