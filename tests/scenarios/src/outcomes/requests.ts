import type { IntakeOutcome, Line } from '@oln/contracts';
import { Followed, type Scenario } from './followed.js';
import { body, HERE, type Household, type Scene } from './scene.js';

interface Delivery {
  id: string;
  version: number;
}

export async function register(scene: Scene, motive = 'parenting', household?: Household): Promise<Followed> {
  const { familyId, childIds } = household ?? (await scene.family());
  const request = { commune: HERE, channel: 'spontaneous', motive, familyId, childIds, factors: [] };
  return Followed.opened(scene, 'intake', request, scene.coordinator);
}

export async function prioritised(scene: Scene, household?: Household): Promise<Followed> {
  const request = await register(scene, 'parenting', household);
  await request.does('admit');
  return request;
}

async function referred(scene: Scene): Promise<Followed> {
  const request = await register(scene, 'alimony');
  await request.does('refer', { to: 'legal-aid', reason: 'outside-functions' });
  return request;
}

/** With the person who is in charge of the line. */
export async function assigned(scene: Scene, line: Line, household?: Household): Promise<Followed> {
  const request = await prioritised(scene, household);
  await request.does('take-up');
  await request.does('variant', { variant: 'family-accompaniment', line, reason: 'needs-of-family' });
  const { person } = line === 'family-therapy' ? scene.therapist : scene.manager;
  await request.does('assign', { person });
  return request;
}

/** Process §1. */
export const REQUESTS: Record<IntakeOutcome, Scenario> = {
  assigned: (scene) => assigned(scene, 'case-management'),
  referred: async (scene) => {
    const request = await referred(scene);
    await request.does('arrival', { arrived: true });
    return request;
  },
  oriented: async (scene) => {
    const request = await prioritised(scene);
    await request.does('take-up');
    await request.does('variant', { variant: 'transactional', reason: 'needs-of-family' });
    const expectedAt = scene.instant(40);
    const agreed = await request.does<Delivery>('service-deliveries', { offer: 'benefit-delivery', expectedAt });
    const step = async ({ id, version }: Delivery, name: string, told = {}): Promise<Delivery> =>
      body(await scene.coordinator.post(`/intake/v1/service-deliveries/${id}/${name}`, told, { ifMatch: version }));
    const missed = await step(agreed, 'missed', { reason: 'no-stock' });
    const delivered = await step(await step(missed, 'agreed-again'), 'delivered');
    await step(delivered, 'feedback', { satisfied: 'yes' });
    return request;
  },
  'not-pertinent': async (scene) => {
    const request = await referred(scene);
    // It was not received there, and the way ends only because somebody looked.
    await request.does('arrival', { arrived: false });
    await request.does('end-referral', { outcome: 'not-pertinent', reason: 'family-declines', riskChecked: true });
    return request;
  },
  duplicate: async (scene) => {
    const household = await scene.family();
    const first = await register(scene, 'parenting', household);
    const second = await register(scene, 'parenting', household);
    await second.does('duplicate', { of: first.id });
    return second;
  },
  withdrawn: async (scene) => {
    const request = await prioritised(scene);
    await request.does('withdraw', { reason: 'solved', riskChecked: true });
    return request;
  },
};
