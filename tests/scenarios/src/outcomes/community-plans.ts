import type { CommunityPlanOutcome, PlanProductKind } from '@oln/contracts';
import { Followed, type Scenario } from './followed.js';
import { body, HERE, type Scene } from './scene.js';

let count = 0;

/** With a community of its own. */
function opened(scene: Scene): Promise<Followed> {
  count += 1;
  const community = `villa-${count}-${Math.floor(scene.now() / 1_000)}`;
  return Followed.opened(scene, 'communityPlan', { commune: HERE, community }, scene.coordinator);
}

async function documents(plan: Followed, ...kinds: PlanProductKind[]): Promise<void> {
  for (const kind of kinds)
    await plan.notes('products', { kind, on: plan.scene.day(), reference: `Carpeta de ${kind}` });
}

const DIAGNOSIS: readonly PlanProductKind[] = [
  'action-group-constitution',
  'action-group-minutes',
  'attendance-list',
  'assents',
  'consents',
  'diagnosis-report',
];

/** Until its strategic plan runs; a cycle of so many days. */
async function toRunning(scene: Scene, days: number): Promise<Followed> {
  const plan = await opened(scene);
  await documents(plan, 'letter-of-commitment');
  await plan.does('advance');
  await documents(plan, 'baseline-report');
  await plan.does('advance');
  await documents(plan, ...DIAGNOSIS);
  await plan.does('advance');
  await documents(plan, 'communal-plan');
  await plan.does('cycles', { until: scene.day(days) });
  return plan;
}

/** A child of the registry takes part, with its word and its guardian's, and a class that is counted. */
async function workshop(plan: Followed): Promise<void> {
  const { scene, by } = plan;
  const asked = { kind: 'workshop', place: 'sede-vecinal', plannedFor: scene.day() };
  const { id, version } = body(await by.post<{ id: string; version: number }>(`${plan.path}/activities`, asked));
  const path = `/community/v1/activities/${id}`;
  // The day of the call: by the time it comes, the next one may have begun.
  const on = scene.day(-1);
  body(await by.post(`${path}/holding`, { on }, { ifMatch: version }));
  const personId = await scene.child();
  body(
    await by.post(`${path}/participants`, {
      people: [{ personId, as: 'child', assent: 'given', assentOn: on, consentOn: on }],
    }),
  );
  const counts = [{ ageBand: '7-13', sex: 'female', people: 12 }];
  body(await by.put(`${path}/headcounts`, { counts }, { ifMatch: version + 1 }));
  const { children } = body(await by.get<{ children: { identified: number } }>(`${plan.path}/participation`));
  if (children.identified !== 1) throw new Error(`One child took part, and ${children.identified} are counted`);
}

async function toEvaluation(plan: Followed): Promise<void> {
  await documents(plan, 'strategic-plan', 'cycle-report');
  await plan.does('advance');
  await documents(plan, 'end-line-report');
  await plan.does('advance');
  await documents(plan, 'evaluation-report');
}

/** Process §8. */
export const COMMUNITY_PLANS: Record<CommunityPlanOutcome, Scenario> = {
  completed: async (scene) => {
    const plan = await toRunning(scene, 90);
    await workshop(plan);
    await plan.does('cycle-end');
    await toEvaluation(plan);
    await plan.does('conclusion', { outcome: 'completed' });
    return plan;
  },
  'partially-completed': async (scene) => {
    // The cycle ends by its clock; what comes then, somebody does.
    const plan = await toRunning(scene, 20);
    await plan.comesTo('finishing', 20);
    await toEvaluation(plan);
    await plan.does('conclusion', { outcome: 'partially-completed' });
    return plan;
  },
  withdrawn: async (scene) => {
    const plan = await opened(scene);
    await plan.does('withdrawal', { reason: 'community-withdraws' });
    return plan;
  },
  merged: async (scene) => {
    const [plan, other] = [await opened(scene), await opened(scene)];
    await plan.does('merge', { into: other.id });
    return plan;
  },
};
