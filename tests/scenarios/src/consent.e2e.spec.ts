import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type RunningStack } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { aNeed, SECTOR, service } from './outcomes/referrals.js';
import { body, HERE, Scene, type Household } from './outcomes/scene.js';

interface Consent {
  id?: string;
  version: number;
  purpose: string;
  state: string;
  allowed: boolean;
  stops: { es: string; en: string };
  goesOn: { es: string; en: string };
}
interface Referral {
  id: string;
  version: number;
  stage: string;
  consentWithdrawnAt?: string;
  legalBasis?: string;
}
interface Alert {
  id: string;
  severity: string;
  stage: string;
  scoreBarred: boolean;
  because: { rule: string }[];
}

/** Sixteen or so: it speaks for itself. */
const BORN = '2010-05-15';
const SCORED = { factors: ['school-absence'], score: 90, scoreModel: 'san-2026.2' };

describe('A child takes its consent back, on the whole system', () => {
  let stack: RunningStack;
  let scene: Scene;
  let household: Household;
  let childId: string;

  beforeAll(async () => {
    stack = await startStack('test-consent');
    scene = await Scene.open(stack, 86_400);
    household = await scene.family(BORN);
    childId = household.childIds[0]!;
  });
  afterAll(() => stack?.stop());

  const refers = (need: string, more: Record<string, unknown> = {}) =>
    scene.manager.post<Referral & { code?: string }>('/offer/v1/referrals', {
      ...{ commune: HERE, familyId: household.familyId, childId, need, sector: SECTOR },
      ...{ ageBand: '14-17', requirementsMet: [], priority: 'medium' },
      ...more,
    });
  const referral = async (id: string): Promise<Referral> =>
    body(await scene.coordinator.get<Referral>(`/offer/v1/referrals/${id}`));
  const clocks = async (id: string): Promise<string[]> =>
    body(await scene.coordinator.get<{ rule: string }[]>(`/offer/v1/referrals/${id}/due`)).map(({ rule }) => rule);
  const says = async (purpose: string, decision: string): Promise<Consent> => {
    const said = { purpose, decision, relation: 'self', way: 'spoken' };
    return body(await scene.manager.post<Consent>(`/intake/v1/persons/${childId}/consents`, said));
  };
  const raises = async (): Promise<Alert> => {
    const told = { commune: HERE, childId, reference: randomUUID(), ...SCORED };
    return alert(body(await scene.manager.post<{ id: string }>('/alerts/v1/alerts', told)).id);
  };
  const alert = async (id: string): Promise<Alert> =>
    body(await scene.coordinator.get<Alert>(`/alerts/v1/alerts/${id}`));

  it('a referral that is open is asked about; no other is opened, but on a legal basis of its own', async () => {
    const [need, other] = [aNeed(), aNeed()];
    const offerId = await service(scene, need, 1);
    await service(scene, other, 1);
    const given = await says('sharing', 'given');
    const open = body(await refers(need));
    const sending = `/offer/v1/referrals/${open.id}/sending`;
    body(await scene.manager.post(sending, { offerId }, { ifMatch: open.version }));
    const ended = body(
      await scene.manager.post<Consent>(
        `/intake/v1/consents/${given.id}/withdrawal`,
        { relation: 'self', way: 'spoken' },
        { ifMatch: given.version },
      ),
    );
    expect(ended).toMatchObject({ state: 'withdrawn', allowed: false });
    expect([ended.stops.es, ended.goesOn.en].every((words) => words.length > 20)).toBe(true);
    await scene.until('who walks with the child is asked', async () => (await referral(open.id)).consentWithdrawnAt);
    await scene.until('and a clock runs', async () => (await clocks(open.id)).includes('sent.consent'));
    expect(await refers(other)).toMatchObject({ status: 409, body: { code: 'REFERRAL.CONSENT_WITHDRAWN' } });
    const basis = { legalBasis: 'court-order', legalBasisReason: 'Lo ordenó el tribunal de familia' };
    expect(body(await refers(other, basis))).toMatchObject({ stage: 'matching', legalBasis: 'court-order' });
    const { version } = await referral(open.id);
    const stated = { basis: 'protection-measure', reason: 'Hay una medida en curso' };
    const path = `/offer/v1/referrals/${open.id}/legal-basis`;
    body(await scene.manager.post(path, stated, { ifMatch: version }));
    await scene.until('the clock is over', async () => !(await clocks(open.id)).includes('sent.consent'));
    expect(await referral(open.id)).toMatchObject({ stage: 'sent', legalBasis: 'protection-measure' });
  });

  it('its alerts are judged without the predictive score, those that are open too, and go on', async () => {
    const before = await raises();
    expect(before).toMatchObject({ severity: 'medium', scoreBarred: false });
    await says('predictive-score', 'refused');
    const after = await scene.until('the alert is judged anew', async () => {
      const now = await alert(before.id);
      return now.scoreBarred && now;
    });
    expect(after).toMatchObject({ severity: 'low', stage: 'triage' });
    expect(after.because.map(({ rule }) => rule)).toContain('score-not-consented');
    const next = await raises();
    expect(next.scoreBarred).toBe(true);
    expect(next.because.map(({ rule }) => rule)).not.toContain('score:80');
  });

  it('all of it is in one list, and among what is held on the child in three services', async () => {
    const list = body(await scene.manager.get<Consent[]>(`/intake/v1/persons/${childId}/consents`));
    expect(list.map(({ purpose, state }) => [purpose, state])).toEqual([
      ...[
        ['sharing', 'withdrawn'],
        ['predictive-score', 'refused'],
        ['data-use', 'unasked'],
      ],
    ]);
    const held = body(
      await scene.coordinator.get<{ services: { service: string; records: { kind: string }[] }[] }>(
        `/gateway/v1/persons/${childId}/held-data?reason=person-asks`,
      ),
    );
    const kinds = Object.fromEntries(
      held.services.map(({ service: of, records }) => [of, records.map(({ kind }) => kind)]),
    );
    expect(kinds.intake).toEqual(expect.arrayContaining(['consents', 'consent_acts']));
    expect(kinds.offer).toContain('sharing_consents');
    expect(kinds.alerts).toContain('score_consents');
  });
});
