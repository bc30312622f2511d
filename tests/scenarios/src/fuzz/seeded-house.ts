import type { RunningStack } from '@oln/testing';
import { ALERTS, WATCHES } from '../outcomes/alerts.js';
import { casesOf } from '../outcomes/cases.js';
import { COMMUNITY_PLANS } from '../outcomes/community-plans.js';
import { ESCALATIONS } from '../outcomes/escalations.js';
import { MEASURES } from '../outcomes/measures.js';
import { REFERRALS } from '../outcomes/referrals.js';
import { register, REQUESTS } from '../outcomes/requests.js';
import { Scene } from '../outcomes/scene.js';

const SECONDS_PER_DAY = 0.5;

/** A record or two of every kind, some on their way and some at their end, by the public APIs. From then on a day lasts a day. */
export async function seedHouse(stack: RunningStack): Promise<void> {
  stack.setSpeed(86_400 / SECONDS_PER_DAY);
  const scene = await Scene.open(stack, SECONDS_PER_DAY);
  const { completed } = casesOf('case-management');
  await Promise.all([
    ...[register, REQUESTS.assigned, completed, ALERTS.escalated, ...Object.values(WATCHES).slice(0, 1)].map((tell) =>
      tell(scene),
    ),
    ...[REFERRALS['no-offer'], REFERRALS['family-declined'], ESCALATIONS['handed-over'], MEASURES.lifted].map((tell) =>
      tell(scene),
    ),
    ...[COMMUNITY_PLANS['partially-completed'], COMMUNITY_PLANS.merged].map((tell) => tell(scene)),
  ]);
  stack.setSpeed(1);
}
