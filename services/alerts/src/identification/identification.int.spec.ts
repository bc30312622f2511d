import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RefusedError } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { newId } from '@oln/service-kit';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf, HERE } from '../testing/alerts-house.spec.js';
import { IdentityAnswers } from './identity.answers.js';

/** Nobody is called so: wherever it is found, somebody has written it down. */
const CANARY = {
  run: '9.876.543-3',
  givenNames: 'Zunilda-Canaria',
  firstSurname: 'Quetzalmahue',
  birthDate: '2014-01-31',
};
const STREET = 'Pasaje Canario 4711';

describe('who an alert is about', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const told = async (): Promise<string> => {
    const identity = { ...CANARY, address: { street: STREET }, adult: { givenNames: 'Rosamunda-Canaria' } };
    return (await life.fromSan({ identity, narrative: 'Zunilda-Canaria no viene.' })).id;
  };
  const ask = (id: string, principal: Parameters<AlertsHouse['under']>[0]) =>
    house.under(principal, () => house.get(IdentityAnswers).answer({ id }));

  it('is asked for, told to the registry alone, and forgotten once it is known', async () => {
    const id = await told();
    expect(await life.get(id)).toMatchObject({ stage: 'received' });
    expect(await house.names(id)).toContain('alert.identity-needed');
    const registry = { ...SYSTEM.identification, communes: [HERE] };
    expect(await ask(id, registry)).toMatchObject({ state: 'told', identity: CANARY });
    for (const other of [
      SYSTEM.watchdog,
      { person: 'coordinadora-1', roles: ['coordinator'] as never, kind: 'person' as const },
    ])
      await expect(ask(id, other)).rejects.toThrow(RefusedError);
    expect(body(await life.manager.get(`/alerts/${id}/identity`))).toMatchObject(CANARY);
    const childId = newId();
    await life.identified(id, childId, [newId()]);
    await life.identified(id, childId, [newId()]);
    expect(await life.get(id)).toMatchObject({ stage: 'triage', childId, version: 2 });
    expect(await ask(id, registry)).toEqual({ state: 'known' });
    expect(codeOf(await life.manager.get(`/alerts/${id}/identity`))).toEqual([404, 'ALERT.IDENTITY_FORGOTTEN']);
    expect(await life.watch(childId)).toMatchObject({ alerts: 1, open: 1 });
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'moved', message: { stage: 'triage' } });
  });

  it('lies nowhere but sealed', async () => {
    await told();
    const { rows } = await house.admin.query(
      `select table_name as name from information_schema.tables where table_schema = 'alerts' and table_type = 'BASE TABLE'`,
    );
    const needles = ['Zunilda', 'Quetzalmahue', '9.876.543', '98765433', 'Canario 4711', 'Rosamunda', '2014-01-31'];
    for (const { name } of rows as { name: string }[]) {
      const { rows: found } = await house.admin.query(`select t::text as row from alerts.${name} t`);
      const text = (found as { row: string }[]).map(({ row }) => row).join('\n');
      const bytes = [...text.matchAll(/\\x([0-9a-f]{8,})/g)].map(([, hex]) =>
        Buffer.from(hex!, 'hex').toString('latin1'),
      );
      for (const needle of needles)
        expect([name, needle, `${text}${bytes.join('')}`.includes(needle)]).toEqual([name, needle, false]);
    }
  });

  it('is said by a person where the registry cannot tell', async () => {
    const { id } = await life.fromSan();
    await life.notIdentified(id);
    await life.notIdentified(id);
    expect(await life.get(id)).toMatchObject({ stage: 'received', unclear: 'several-match', version: 2 });
    const childId = newId();
    expect(await life.step(id, 'identification', { childId })).toMatchObject({ stage: 'triage', childId });
    await life.identified(id, newId());
    expect((await life.get(id)).childId).toBe(childId);
    expect((await house.events(id)).find(({ name }) => name === 'alert.identified')?.data).toMatchObject({
      by: 'person',
      childId,
    });
  });

  it('joins alerts of the child that are there, in whatever order they come', async () => {
    const childId = newId();
    const known = await life.raise({ childId, factors: ['school-absence'] });
    const { id } = await life.fromSan({ factors: ['isolated-family'] });
    await life.identified(id, childId);
    for (const one of [known.id, id])
      expect(await life.get(one)).toMatchObject({ severity: 'medium', correlations: ['simultaneous'] });
  });

  it('must be said somehow, and not by everybody', async () => {
    const post = async (input: unknown, by = life.san) => codeOf(await by.post('/alerts', input));
    expect(await post({ factors: ['neglect'] })).toEqual([422, 'ALERT.WHO_MISSING']);
    expect(await post({ factors: ['neglect'], identity: {} })).toEqual([422, 'ALERT.WHO_MISSING']);
    expect(await post({ identity: CANARY })).toEqual([422, 'ALERT.NOTHING_SAID']);
    expect(await post({ identity: CANARY, score: 3 })).toEqual([422, 'ALERT.SCORE_MODEL_MISSING']);
    expect(await post({ factors: ['neglect'], childId: newId() })).toEqual([422, 'ALERT.STAFF_ONLY']);
    const later = { identity: CANARY, factors: ['neglect'], receivedAt: '2026-03-02T13:00:01Z' };
    expect(await post(later)).toEqual([422, 'ALERT.RECEIVED_LATER']);
    expect(await post({ ...later, receivedAt: undefined, commune: '05101' })).toEqual([403, 'REACH.OTHER_COMMUNE']);
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
