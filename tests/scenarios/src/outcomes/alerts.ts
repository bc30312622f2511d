import type { AlertOutcome, WatchOutcome } from '@oln/contracts';
import { randomUUID } from 'node:crypto';
import { CaseFile } from './case-file.js';
import { Followed, type Scenario } from './followed.js';
import { body, HERE, type Scene } from './scene.js';

async function raised(scene: Scene, childId?: string): Promise<Followed> {
  const about = childId ?? (await scene.family()).childIds[0]!;
  const alert = { commune: HERE, childId: about, factors: ['neglect'], reference: randomUUID() };
  return Followed.opened(scene, 'alert', alert);
}

async function verified(scene: Scene, childId?: string): Promise<Followed> {
  const alert = await raised(scene, childId);
  await alert.does('verification', { finding: 'confirmed', severity: 'medium' });
  return alert;
}

const handedTo =
  (kind: 'intake' | 'escalation' | 'measure'): Scenario =>
  async (scene) => {
    const alert = await verified(scene);
    await alert.does('answer', { kind });
    return alert;
  };

/** Process §5. Who takes it over says so itself: the outcome comes by way of NATS. */
export const ALERTS: Record<AlertOutcome, Scenario> = {
  'case-informed': async (scene) => {
    const household = await scene.family();
    const file = await CaseFile.open(scene, 'case-management', household);
    const alert = await verified(scene, household.childIds[0]);
    await scene.until('the alert knows the open case', async () => {
      const { openCases } = await alert.view<{ openCases?: { caseId: string }[] }>();
      return openCases?.some(({ caseId }) => caseId === file.id);
    });
    await alert.does('answer', { kind: 'case', caseId: file.id });
    return alert;
  },
  'intake-opened': handedTo('intake'),
  escalated: handedTo('escalation'),
  'measure-opened': handedTo('measure'),
  dismissed: async (scene) => {
    const alert = await verified(scene);
    await alert.does('dismissal', { reason: 'attended-elsewhere', note: 'La atiende otro programa' });
    return alert;
  },
};

/** A child is watched from its first alert on. */
async function watched(scene: Scene, childId: string): Promise<Followed> {
  await raised(scene, childId);
  const watch = new Followed(scene, 'childWatch', childId, scene.manager);
  await scene.until('the child is watched', async () => {
    const { status } = await scene.coordinator.get(watch.path);
    return status === 200;
  });
  return watch;
}

export const WATCHES: Record<WatchOutcome, Scenario> = {
  'of-age': async (scene) => watched(scene, await scene.child(scene.birthDateOfAgeIn(30))),
  deceased: async (scene) => {
    const childId = await scene.child();
    const watch = await watched(scene, childId);
    await scene.dies(childId);
    return watch;
  },
  merged: async (scene) => {
    const [merged, survivor] = [await scene.child(), await scene.child()];
    const watch = await watched(scene, merged);
    const asked = { merged, survivor, reason: 'documents-seen', confirmedDifferences: true };
    body(await scene.coordinator.post('/intake/v1/person-merges', asked));
    return watch;
  },
};
