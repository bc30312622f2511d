import type { AnonymisationOutcome, RightsRequestOutcome } from '@oln/contracts';
import { Followed, type Scenario } from './followed.js';
import { body, type Scene } from './scene.js';

async function received(scene: Scene, right: string): Promise<Followed> {
  const personId = await scene.child('2008-01-15');
  const told = { right, personId, relation: 'self', text: 'Quiere saber qué se guarda' };
  return Followed.opened(scene, 'rightsRequest', told, scene.coordinator);
}

async function identified(scene: Scene, right: string): Promise<Followed> {
  const request = await received(scene, right);
  await request.does('identity', { check: 'document-seen' }, scene.manager);
  return request;
}

/** Law 21.719. */
export const RIGHTS_REQUESTS: Record<RightsRequestOutcome, Scenario> = {
  granted: async (scene) => {
    const request = await identified(scene, 'access');
    await request.does('answer', { outcome: 'granted', text: 'Se entregó copia' });
    return request;
  },
  'partly-granted': async (scene) => {
    // More time is taken, and there is a new term.
    const request = await identified(scene, 'portability');
    await request.does('extension', { reason: 'many-records' });
    await request.comesTo('extended');
    const answer = { outcome: 'partly-granted', reason: 'rights-of-others', text: 'Sin lo que dijo su hermana' };
    await request.does('answer', answer);
    return request;
  },
  refused: async (scene) => {
    const request = await received(scene, 'objection');
    await request.does('answer', { outcome: 'refused', reason: 'identity-not-established', text: 'Nadie lo acreditó' });
    return request;
  },
  withdrawn: async (scene) => {
    const request = await received(scene, 'rectification');
    await request.does('withdrawal', { reason: 'who-asked' });
    return request;
  },
};

/** A granted erasure opens it. */
async function announced(scene: Scene): Promise<Followed> {
  const request = await identified(scene, 'erasure');
  await request.does('answer', { outcome: 'granted', text: 'Se hará' });
  const path = `/intake/v1/anonymisations?rightsRequestId=${request.id}`;
  const { items } = body(await scene.coordinator.get<{ items: { id: string }[] }>(path));
  return new Followed(scene, 'anonymisation', items[0]!.id, scene.coordinator);
}

/** Law 21.719. */
export const ANONYMISATIONS: Record<AnonymisationOutcome, Scenario> = {
  // By its clock, and by what the other services answer.
  anonymised: announced,
  'called-off': async (scene) => {
    const one = await announced(scene);
    await one.does('call-off', { reason: 'person-asks' });
    return one;
  },
};
