import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { statementsDuring } from '@oln/testing';
import { AlertLife, WHO } from './alert-life.spec.js';
import { AlertsHouse } from './alerts-house.spec.js';

/** Statements of one registration beside BEGIN with row-level security, and COMMIT. */
const SECOND_OF_CHILD = 10;
const FIRST_OF_CHILD = 7;
const TOLD_OF = 5;
/** What an alert that comes in asks and writes; the sweeps and the relay ask other things beside it. */
const OF_AN_ALERT =
  /from idempotency|office_policies|duty_persons|child_watches|into audit|"?alerts"? (row where|set|\()/;

describe('an alert that comes in', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  /** What one call asks the database; the service runs in this process. What sweeps ask beside it goes by other sessions. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const { statements: asked } = await statementsDuring(work);
    const begins = asked.findIndex(({ text }) => /from idempotency/.test(text));
    const own = asked.slice(begins).filter(({ session }) => session === asked[begins]!.session);
    const ends = own.findIndex(({ text }) => /^\s*commit/i.test(text));
    expect([begins >= 0, ends > 0]).toEqual([true, true]);
    return own.slice(0, ends).flatMap(({ text }) => (OF_AN_ALERT.test(text) ? text : []));
  }

  const raise =
    (telling: Record<string, unknown>, by = life.manager) =>
    () =>
      by.post('/alerts', { factors: ['neglect'], reference: newId(), ...telling });

  const looks = (statements: string[]) => statements.filter((text) => text.includes('row.received_at between')).length;

  it('costs so many statements: one look around the child, by its index, and no other', async () => {
    const childId = newId();
    const first = await statementsOf(raise({ childId }));
    expect([first.length <= FIRST_OF_CHILD, looks(first), first]).toEqual([true, 0, first]);
    const second = await statementsOf(raise({ childId }));
    expect([second.length <= SECOND_OF_CHILD, looks(second), second]).toEqual([true, 1, second]);
  });

  it('of a child who is told, not named, costs fewer: nothing is correlated before the registry knows', async () => {
    const statements = await statementsOf(raise({ identity: WHO }, life.san));
    expect([statements.length <= TOLD_OF, looks(statements), statements]).toEqual([true, 0, statements]);
  });
});
