import type { ReferralOutcome } from '@oln/contracts';
import { randomUUID } from 'node:crypto';
import { Followed, type Scenario } from './followed.js';
import { body, HERE, type Scene } from './scene.js';

export const SECTOR = 'mental-health';

/** A need that only the services of one scenario answer. */
export const aNeed = (): string => `need-${randomUUID().slice(0, 8)}`;

/** A service of the map with so many places. */
export async function service(scene: Scene, need: string, places: number): Promise<string> {
  const { coordinator } = scene;
  const post = async (path: string, told: unknown): Promise<string> =>
    body(await coordinator.post<{ id: string }>(path, told)).id;
  const organization = { name: `Centro ${need}`, kind: 'health', status: 'active' };
  const organizationId = await post('/offer/v1/organizations', organization);
  const offer = { organizationId, name: `Atención ${need}`, sector: SECTOR, needs: [need], status: 'active' };
  const limits = { motives: [], requirements: [], minAge: 0, maxAge: 17, communes: [HERE], regionWide: false };
  const id = await post('/offer/v1/offers', { ...offer, ...limits, details: DETAILS, contacts: [] });
  body(await coordinator.put(`/offer/v1/offers/${id}/capacities/2020-01-01`, { places }, { ifMatch: 0 }));
  return id;
}

const DETAILS = { costs: [], languages: ['es'], documents: [], places: [], schedules: [], phones: [] };

async function asks(scene: Scene, need: string, priority = 'medium'): Promise<Followed> {
  const { familyId, childIds } = await scene.family();
  const child = { familyId, childId: childIds[0], ageBand: '7-13' };
  const asked = { commune: HERE, ...child, need, sector: SECTOR, requirementsMet: [], priority };
  return Followed.opened(scene, 'assistedReferral', asked);
}

async function sent(scene: Scene, { priority = 'medium', places = 1 } = {}): Promise<Followed> {
  const need = aNeed();
  const offerId = await service(scene, need, places);
  const referral = await asks(scene, need, priority);
  await referral.does('sending', { offerId });
  return referral;
}

const accepts = (referral: Followed): Promise<unknown> =>
  referral.does('acceptance', { appointmentAt: referral.scene.instant(10), place: 'Box 4' });

async function lookFor(referral: Followed): Promise<void> {
  for (const kind of ['call', 'visit'])
    await referral.notes('contact-attempts', { kind, result: 'not-reached', at: referral.scene.instant() });
}

/** Process §4. */
export const REFERRALS: Record<ReferralOutcome, Scenario> = {
  effective: async (scene) => {
    const referral = await sent(scene);
    await accepts(referral);
    await referral.does('confirmation');
    await referral.does('attendance', { at: scene.instant() });
    await referral.does('result', { result: 'attending' });
    return referral;
  },
  // Nobody can be asked: it ends as it is asked for, and the gap is on record.
  'no-offer': (scene) => asks(scene, aNeed()),
  'declined-by-all': async (scene) => {
    const referral = await sent(scene);
    await referral.does('refusal', { reason: 'no-capacity' });
    return referral;
  },
  'family-declined': async (scene) => {
    const referral = await sent(scene);
    await accepts(referral);
    await referral.does('family-refusal', { reason: 'no-need-felt' });
    return referral;
  },
  'never-attended': async (scene) => {
    const referral = await sent(scene);
    await accepts(referral);
    await referral.does('confirmation');
    await scene.pass(11);
    await lookFor(referral);
    await referral.does('never-attended');
    return referral;
  },
  withdrawn: async (scene) => {
    const referral = await sent(scene);
    await referral.does('withdrawal', { reason: 'need-met' });
    return referral;
  },
  expired: async (scene) => {
    const referral = await sent(scene, { priority: 'high', places: 0 });
    await referral.does('wait-listing');
    // No place comes free. Thirty days: the process ends the wait, and the coordinator decides what comes then.
    await referral.comesTo('wait-review', 35);
    await referral.does('wait-review', { decision: 'let-go', reason: 'no-way-left' }, scene.coordinator);
    return referral;
  },
};
