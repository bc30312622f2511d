import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import {
  ACTIVITY_CANCEL_REASONS,
  ACTIVITY_KINDS,
  COMMUNITY_PLAN_OUTCOMES,
  COMMUNITY_PLAN_STAGES,
  COUNTED_AGE_BANDS,
  COUNTED_SEXES,
  PARTICIPANT_KINDS,
  PARTICIPATION_WITHDRAWALS,
  PLAN_PRODUCTS,
} from '../processes/community-plan.js';
import { amendedEvent } from './amended.js';
import { clockEvents } from './clocks.js';
import { erasureAnsweredEvent } from './erasure.js';
import { Code, Count, Id, OneOf, Person } from './parts.js';
import * as shared from './shared.js';

/** Community plans and who takes part in them (§8). Children by their id in the registry, or counted without one. */

const service = 'community' as const;
const version = 1;

const ofPlan = { id: Id('Community plan') };
const cycle = Count('Cycle of the strategic community plan that runs, from 1; 0 before the first');
const Day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });

export const communityPlanOpened = defineEvent({
  service,
  version,
  entity: 'community-plan',
  event: 'opened',
  description: 'The office begins to work with a community: its letter of commitment is asked for',
  data: Type.Object({
    ...ofPlan,
    community: Code('Community, as the office names it'),
    personInCharge: Person('Who is in charge'),
  }),
});

export const communityPlanMoved = defineEvent({
  service,
  version,
  entity: 'community-plan',
  event: 'moved',
  description: 'The plan entered a stage',
  data: Type.Object({
    ...ofPlan,
    from: OneOf(COMMUNITY_PLAN_STAGES, 'Stage it was in'),
    to: OneOf(COMMUNITY_PLAN_STAGES, 'Stage it is in'),
    cycle,
    outcome: Type.Optional(OneOf(COMMUNITY_PLAN_OUTCOMES, 'Outcome, once it is fixed')),
    reason: Type.Optional(Code('Why')),
  }),
});

export const communityPlanReassigned = defineEvent({
  service,
  version,
  entity: 'community-plan',
  event: 'reassigned',
  description: 'Somebody else is in charge, or nobody: then it is the coordinator’s',
  data: Type.Object({ ...ofPlan, personInCharge: Type.Optional(Person('Who is in charge')) }),
});

export const communityPlanClosed = defineEvent({
  service,
  version,
  entity: 'community-plan',
  event: 'closed',
  description: 'The plan has its outcome',
  data: Type.Object({
    ...ofPlan,
    outcome: OneOf(COMMUNITY_PLAN_OUTCOMES, 'Outcome'),
    reason: Type.Optional(Code('Why')),
    mergedInto: Type.Optional(Id('Plan that goes on with it')),
  }),
});

export const productRecorded = defineEvent({
  service,
  version,
  entity: 'community-plan',
  event: 'product-recorded',
  description: 'A document of the plan is there; where it lies stays with the office',
  data: Type.Object({
    ...ofPlan,
    product: OneOf(PLAN_PRODUCTS, 'What it is'),
    stage: OneOf(COMMUNITY_PLAN_STAGES, 'Stage of the plan when it was recorded'),
    cycle,
  }),
});

const ofActivity = { id: Id('Activity'), planId: Id('Community plan') };

export const activityPlanned = defineEvent({
  service,
  version,
  entity: 'activity',
  event: 'planned',
  description: 'An activity of a community plan is to be held',
  data: Type.Object({
    ...ofActivity,
    kind: OneOf(ACTIVITY_KINDS, 'Kind'),
    place: Code('Place, as the office names it'),
    plannedFor: Day('Local date'),
    stage: OneOf(COMMUNITY_PLAN_STAGES, 'Stage of the plan when it was planned'),
    cycle,
  }),
});

export const activityHeld = defineEvent({
  service,
  version,
  entity: 'activity',
  event: 'held',
  description: 'The activity took place',
  data: Type.Object({ ...ofActivity, kind: OneOf(ACTIVITY_KINDS, 'Kind'), heldOn: Day('Local date') }),
});

export const activityCancelled = defineEvent({
  service,
  version,
  entity: 'activity',
  event: 'cancelled',
  description: 'The activity is not held',
  data: Type.Object({ ...ofActivity, reason: OneOf(ACTIVITY_CANCEL_REASONS, 'Why') }),
});

/** The newest version is the truth of its activity: counts are corrected as a whole. */
export const activityCounted = defineEvent({
  service,
  version,
  entity: 'activity',
  event: 'counted',
  description: 'People without a name at an activity: all counts of it, in place of those before',
  data: Type.Object({
    ...ofActivity,
    counts: Type.Array(
      Type.Object({
        ageBand: OneOf(COUNTED_AGE_BANDS, 'Age in years'),
        sex: OneOf(COUNTED_SEXES, 'Sex'),
        people: Count('How many'),
      }),
    ),
  }),
});

export const opinionHeard = defineEvent({
  service,
  version,
  entity: 'activity',
  event: 'opinion-heard',
  description: 'Children said what they think; what they said stays sealed',
  data: Type.Object({ ...ofActivity, byParticipant: Type.Boolean({ description: 'Of one child that is named' }) }),
});

const ofParticipant = {
  id: Id('Participant: a person in a plan'),
  planId: Id('Community plan'),
  personId: Id('Person of the registry, as recorded: a merge of the registry may make two of them one'),
  as: OneOf(PARTICIPANT_KINDS, 'Child, or adult who stands up for children'),
};

export const participationRecorded = defineEvent({
  service,
  version,
  entity: 'participation',
  event: 'recorded',
  description: 'A person took part in an activity. A person counts once in a plan, whatever the number of activities',
  data: Type.Object({
    ...ofParticipant,
    activityId: Id('Activity'),
    first: Type.Boolean({ description: 'The first activity of this plan, or the first after a withdrawal' }),
  }),
});

export const participationWithdrawn = defineEvent({
  service,
  version,
  entity: 'participation',
  event: 'withdrawn',
  description: 'The person does not take part any more, and counts no more',
  data: Type.Object({ ...ofParticipant, reason: OneOf(PARTICIPATION_WITHDRAWALS, 'Why') }),
});

export const communityPlanAmended = amendedEvent(service, 'community-plan', 'a community plan');
export const activityAmended = amendedEvent(service, 'activity', 'an activity');

export const communityPlanClocks = clockEvents(service, 'community-plan', 'a community plan');

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about a community plan',
  data: shared.notice(),
});

export const erasureAnswered = erasureAnsweredEvent(service);
