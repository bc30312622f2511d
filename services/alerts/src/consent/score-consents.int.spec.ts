import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OlnEvent } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { newId } from '@oln/service-kit';
import { MergedPersonConsumer } from '../merged-person/merged-person.nats.js';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, HERE } from '../testing/alerts-house.spec.js';
import { ScoreConsentConsumer } from './score-consent.nats.js';
import { ScoreConsents } from './score-consents.service.js';

const SCORED = { factors: ['school-absence'], score: 90, scoreModel: 'san-2026.2' };
const LEFT_OUT = { rule: 'score-not-consented', gives: 'low' };
const BY_SCORE = { rule: 'score:80', gives: 'medium' };

describe('Consent to a predictive score', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-12-01T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  /** As the fact comes in. */
  function hear(what: 'given' | 'withdrawn' | 'lapsed', persons: string[], turn = 1, purpose = 'predictive-score') {
    const data = { id: newId(), personId: persons[0], purpose, persons, familyIds: [], turn, refused: false };
    const event = { commune: HERE, asof: house.now.toISOString(), data } as unknown as OlnEvent<never>;
    return house.inbox((tx) => house.get(ScoreConsentConsumer)[what](event, tx));
  }

  it('nobody was asked: the score is one input, as ever', async () => {
    const alert = await life.raise(SCORED);
    expect(alert).toMatchObject({
      severity: 'medium',
      scoreBarred: false,
      because: expect.arrayContaining([BY_SCORE]),
    });
  });

  it('refused, an alert that comes in is judged without it, and says so; by whichever entry of the child', async () => {
    const [childId, entry] = [newId(), newId()];
    await hear('withdrawn', [childId, entry]);
    for (const id of [childId, entry]) {
      const alert = await life.raise({ ...SCORED, childId: id });
      expect(alert).toMatchObject({ judged: 'low', scoreBarred: true, score: 90 });
      expect(alert.because).toEqual(expect.arrayContaining([LEFT_OUT]));
      expect(alert.because).not.toContainEqual(BY_SCORE);
    }
    // Without a score there is nothing to leave out.
    expect(await life.raise({ childId, factors: ['neglect'] })).toMatchObject({ judged: 'medium', scoreBarred: false });
  });

  it('an alert whose child becomes known after it came in is judged without it from then on', async () => {
    const childId = newId();
    await hear('withdrawn', [childId]);
    for (const byPerson of [false, true]) {
      const { id } = await life.fromSan(SCORED);
      expect(await life.get(id)).toMatchObject({ severity: 'medium', scoreBarred: false });
      if (byPerson) await life.step(id, 'identification', { childId });
      else await life.identified(id, childId);
      expect(await life.get(id)).toMatchObject({ stage: 'triage', judged: 'low', scoreBarred: true });
    }
  });

  it('withdrawn, what is open is judged anew and goes on: its clock, its watch and its people hear of it', async () => {
    const alert = await life.raise(SCORED);
    for (let times = 0; times < 2; times += 1) await hear('withdrawn', [alert.childId!]);
    const after = await life.get(alert.id);
    expect(after).toMatchObject({ stage: 'triage', severity: 'low', judged: 'low', scoreBarred: true, version: 2 });
    expect((await house.events(alert.id)).find(({ name }) => name === 'alert.judged-anew')?.data).toEqual({
      ...{ id: alert.id, scoreUsed: false, severityBefore: 'medium', severity: 'low' },
    });
    expect((await house.told(alert.id)).at(-1)).toMatchObject({ signal: 'moved', message: { priority: 'low' } });
    expect(await house.names(alert.id)).toContain('alert.score-barred → gestora-1');
    expect(await life.watch(alert.childId!)).toMatchObject({ stage: 'active', open: 1, severity: 'low' });
    // More facts weigh as ever; the score does not come back with them.
    const more = await life.step(alert.id, 'facts', { factors: ['isolated-family'] });
    expect(more).toMatchObject({ severity: 'low', scoreBarred: true });
    expect(more.because).not.toContainEqual(BY_SCORE);
    await hear('given', [alert.childId!], 2);
    expect(await life.get(alert.id)).toMatchObject({ severity: 'medium', scoreBarred: false });
    expect((await life.get(alert.id)).because).not.toContainEqual(LEFT_OUT);
  });

  it('withdrawn, nothing that protects the child stops: factors, others’ alerts and a professional’s word hold', async () => {
    const grave = await life.raise({ ...SCORED, factors: ['violence-suspected'] });
    const spoken = await life.raise(SCORED);
    await life.verify(spoken.id, 'high');
    for (const { childId } of [grave, spoken]) await hear('withdrawn', [childId!]);
    expect(await life.get(grave.id)).toMatchObject({ severity: 'high', scoreBarred: true });
    expect(await life.get(spoken.id)).toMatchObject({ severity: 'high', judged: 'low', stage: 'answer' });
    expect((await house.names(grave.id)).filter((name) => name.startsWith('alert.score-barred'))).toEqual([]);
  });

  it('what falls from high is told to the coordinator as well, and a professional may say that it stays', async () => {
    const childId = newId();
    const first = await life.raise({ ...SCORED, childId });
    await life.raise({ factors: ['school-absence'], childId, source: 'network', institutionId: newId() });
    expect((await life.get(first.id)).severity).toBe('high');
    await hear('withdrawn', [childId]);
    expect(await life.get(first.id)).toMatchObject({ severity: 'medium', correlations: ['simultaneous'] });
    expect((await house.names(first.id)).filter((name) => name.startsWith('alert.score-barred')).sort()).toEqual([
      ...['alert.score-barred → coordinator', 'alert.score-barred → gestora-1'],
    ]);
    expect(await life.verify(first.id, 'high')).toMatchObject({ severity: 'high', stage: 'answer' });
  });

  it('what is told late, or of another purpose, changes nothing; what is answered stays as it was', async () => {
    const alert = await life.raise(SCORED);
    await hear('given', [alert.childId!], 2);
    await hear('withdrawn', [alert.childId!], 1);
    await hear('withdrawn', [alert.childId!], 9, 'sharing');
    expect(await life.get(alert.id)).toMatchObject({ severity: 'medium', version: 1 });
    await life.step(alert.id, 'dismissal', { reason: 'not-confirmed', note: 'Nadie lo confirma.' });
    await hear('withdrawn', [alert.childId!], 3);
    expect(await life.get(alert.id)).toMatchObject({ stage: 'closed', severity: 'medium', scoreBarred: false });
  });

  it('follows a child whose entry is merged, in whatever order the facts come', async () => {
    for (const consentFirst of [true, false]) {
      const [gone, stays] = [newId(), newId()];
      const alert = await life.raise({ ...SCORED, childId: gone });
      const merge = () => {
        const event = {
          commune: HERE,
          entityversion: 2,
          data: { id: gone, into: stays },
        } as unknown as OlnEvent<never>;
        return house.inbox((tx) => house.get(MergedPersonConsumer).merge(event, tx));
      };
      const consent = () => hear('withdrawn', [gone, stays], 3);
      for (const step of consentFirst ? [consent, merge] : [merge, consent]) await step();
      expect(await life.get(alert.id)).toMatchObject({ childId: stays, scoreBarred: true, severity: 'low' });
      expect(await life.raise({ ...SCORED, childId: gone })).toMatchObject({ scoreBarred: true });
    }
  });

  it('an alert that slipped by is found by the sweep, whichever way', async () => {
    const [one, other] = [await life.raise(SCORED), await life.raise(SCORED)];
    await hear('withdrawn', [other.childId!]);
    await house.admin.query(
      `insert into score_consents (person_id, commune, turn, state, said_at) values ($1, $2, 1, 'withdrawn', now())`,
      [one.childId, HERE],
    );
    await house.admin.query(`update score_consents set state = 'lapsed' where person_id = $1`, [other.childId]);
    const sweep = () => house.under(SYSTEM.watchdog, () => house.get(ScoreConsents).repair());
    expect(await sweep()).toBe(2);
    expect(await life.get(one.id)).toMatchObject({ scoreBarred: true, severity: 'low' });
    expect(await life.get(other.id)).toMatchObject({ scoreBarred: false, severity: 'medium' });
    expect(await sweep()).toBe(0);
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
