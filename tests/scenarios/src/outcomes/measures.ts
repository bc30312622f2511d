import type { MeasureOutcome } from '@oln/contracts';
import { Followed, type Scenario } from './followed.js';
import { HERE, type Scene } from './scene.js';

async function opened(scene: Scene): Promise<{ measure: Followed; childIds: string[] }> {
  const { familyId, childIds } = await scene.family();
  const why = { grounds: ['neglect'], factors: [], note: 'No asiste a clases' };
  const measure = await Followed.opened(scene, 'protectionMeasure', { commune: HERE, familyId, childIds, ...why });
  return { measure, childIds };
}

async function toAdoption(scene: Scene): Promise<Followed> {
  const { measure, childIds } = await opened(scene);
  await measure.does('summons');
  for (const childId of childIds) await measure.notes('hearings', { who: 'child', childId, said: 'Quiere ir' });
  await measure.notes('hearings', { who: 'adult', relation: 'mother', unheardReason: 'not-found' });
  await measure.does('hearing-completion');
  return measure;
}

async function inForce(scene: Scene, days = 90): Promise<Followed> {
  const measure = await toAdoption(scene);
  const adoption = { measures: ['family-support'], responsible: 'municipal-programme', until: scene.day(days) };
  await measure.does('adoption', adoption, scene.coordinator);
  return measure;
}

/** Process §7. */
export const MEASURES: Record<MeasureOutcome, Scenario> = {
  lifted: async (scene) => {
    const measure = await inForce(scene);
    await measure.does('lifting', { reason: 'goals-reached' }, scene.coordinator);
    return measure;
  },
  expired: async (scene) => {
    // The term ends by its clock; what comes then, somebody decides.
    const measure = await inForce(scene, 20);
    await measure.comesTo('term-review', 20);
    await measure.does('expiry', {}, scene.coordinator);
    return measure;
  },
  escalated: async (scene) => {
    const measure = await inForce(scene);
    await measure.does('non-compliance', { note: 'No recibe las visitas' });
    await measure.does('escalation', { urgent: false, note: 'Sin efecto' }, scene.coordinator);
    return measure;
  },
  'not-adopted': async (scene) => {
    const measure = await toAdoption(scene);
    await measure.does('rejection', { reason: 'not-needed' }, scene.coordinator);
    return measure;
  },
  withdrawn: async (scene) => {
    const { measure } = await opened(scene);
    const risks = [{ risk: 'neglect', measure: 'no-longer-present' }];
    await measure.does('withdrawal', { reason: 'danger-over', risks }, scene.coordinator);
    return measure;
  },
};
