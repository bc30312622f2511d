import type { Random } from '../run/random.js';
import type { Answer, Caller, Writing } from './caller.js';
import type { Kind } from './ledger.js';
import { COMMUNE, type Office } from './office.js';
import { RIGHTS_STORIES } from './rights-stories.js';

/** A record as it stood when it was last heard of. */
export interface OpenRecord {
  id: string;
  version: number;
  stage: string;
  paused: boolean;
  /** What some of its steps need to know. */
  facts: Record<string, unknown>;
}

export interface Scene {
  office: Office;
  random: Random;
}

/** A child of the registry and its family. */
export interface Household {
  childId: unknown;
  familyId: unknown;
}

/** One thing that is done with a record in one of its stages. */
export interface Step {
  /** As the audit names it. */
  does: string;
  /** Behind the record's address. */
  path: string;
  /** Absent: who is in charge of it, and where nobody is, the coordinator. */
  by?: 'coordinator' | 'manager';
  body?(scene: Scene, record: OpenRecord): unknown;
  /** It makes something of its own beside the record: the ledger does not keep it, and the record is read again. */
  beside?: boolean;
  /** Where it may be done at all. */
  when?(record: OpenRecord): boolean;
}

interface StoryOf {
  of: Kind;
  /** Address of its list, as the gateway knows it: its first word is the service. */
  path: string;
  /** By who comes often: of a hundred stories about records. */
  share: number;
  steps: Record<string, readonly Step[]>;
  /** What the house must know before the first one comes. */
  prepare?(office: Office): Promise<void>;
}

/** One that is posted to its list: as the audit names it, and with which body. */
export interface PostedStory extends StoryOf {
  opens: string;
  open(scene: Scene, household: Household): unknown;
  /** Who opens it. Absent: somebody who walks with families. */
  by?: 'coordinator';
}

/** A call that the ledger keeps; the story ends where it is refused. */
export type Write = (by: Caller, writing: Writing) => Promise<Answer['body']>;

/** One that nobody opens by hand: what it comes of. Gives its id, if anybody could say it. */
export interface BroughtAbout extends StoryOf {
  comes(write: Write, scene: Scene, household: Household): Promise<unknown>;
}

/** What the load tells of one kind of record: how one comes, and what is done with it stage by stage. */
export type RecordStory = PostedStory | BroughtAbout;

const inDays =
  (days: number) =>
  ({ office }: Scene): unknown => ({ until: office.instantIn(days).slice(0, 10), reason: 'hospital' });
const isPaused = ({ paused }: OpenRecord): boolean => paused;
const runs = ({ paused }: OpenRecord): boolean => !paused;

/** Clocks stand still, and go on again. */
const pauses = (entity: string): readonly Step[] => [
  { does: `${entity}.pause`, path: 'pause', body: inDays(30), when: runs },
  { does: `${entity}.resume`, path: 'resumption', when: isPaused },
];

/** A community has reasons of its own to wait. */
const pausesOfPlan = (): readonly Step[] =>
  pauses('community-plan').map((step) => ({
    ...step,
    by: 'coordinator',
    body: (scene, record) => ({
      ...(step.body?.(scene, record) as object | undefined),
      ...(step.path === 'pause' && { reason: 'other' }),
    }),
  }));

const ALERTS: RecordStory = {
  of: 'alert',
  path: '/alerts/v1/alerts',
  opens: 'alert.register',
  share: 45,
  open: ({ office, random }, { childId }) => ({
    commune: COMMUNE,
    source: 'network',
    reference: office.mark(),
    childId,
    factors: random.next() < 0.3 ? ['violence-suspected'] : ['school-absence'],
    narrative: `Cuenta que ${office.planted.word}`,
  }),
  steps: {
    triage: [
      { does: 'alert.add-facts', path: 'facts', body: () => ({ factors: ['carer-overburdened'] }), by: 'manager' },
      {
        does: 'alert.verify',
        path: 'verification',
        by: 'manager',
        body: (_, { facts }) => ({ finding: 'confirmed', severity: facts.severity }),
      },
      {
        does: 'alert.verify',
        path: 'verification',
        by: 'manager',
        body: ({ office }, { facts }) => ({
          finding: 'partly-confirmed',
          severity: facts.severity,
          note: office.planted.word,
        }),
      },
    ],
    answer: [
      {
        does: 'alert.answer',
        path: 'answer',
        by: 'manager',
        body: ({ random }) => ({ kind: random.pick(['intake', 'escalation', 'measure']) }),
      },
      {
        does: 'alert.dismiss',
        path: 'dismissal',
        by: 'manager',
        body: ({ office }) => ({ reason: 'attended-elsewhere', note: `Dice que ${office.planted.word}` }),
      },
    ],
    confirmation: [{ does: 'alert.confirm-dismissal', path: 'dismissal-confirmation', by: 'coordinator' }],
  },
};

const REFERRALS: RecordStory = {
  of: 'referral',
  path: '/offer/v1/referrals',
  opens: 'referral.request',
  share: 30,
  prepare: (office) => mapOfOffer(office),
  open: ({ office, random }, { childId, familyId }) => ({
    commune: COMMUNE,
    familyId,
    childId,
    need: NEED,
    sector: SECTOR,
    ageBand: '7-13',
    requirementsMet: ['fonasa'],
    priority: random.pick(['high', 'medium', 'low']),
    note: `Prefiere ${office.planted.word}`,
  }),
  steps: {
    matching: [
      { does: 'referral.send', path: 'sending', body: ({ office }) => ({ offerId: office.facts.offerId }), when: runs },
      ...pauses('referral'),
    ],
    sent: [
      ...pauses('referral'),
      { does: 'referral.worsen', path: 'worsening', body: () => ({ priority: 'high' }) },
      { does: 'referral.withdraw', path: 'withdrawal', body: () => ({ reason: 'need-met' }) },
    ],
    waiting: [
      ...pauses('referral'),
      { does: 'referral.leave-list', path: 'list-leaving', body: () => ({ reason: 'family-request' }) },
    ],
  },
};

const ESCALATIONS: RecordStory = {
  of: 'escalation',
  path: '/cases/v1/escalations',
  opens: 'escalation.open',
  share: 15,
  open: ({ office, random }, { childId, familyId }) => ({
    commune: COMMUNE,
    familyId,
    childIds: [childId],
    grounds: ['grave-violation'],
    factors: ['family-violence'],
    urgent: random.next() < 0.2,
    account: `Se hizo ${office.planted.word}`,
  }),
  steps: {
    drafted: [{ does: 'escalation.submit', path: 'submission' }],
    approval: [
      { does: 'escalation.approve', path: 'approval', by: 'coordinator' },
      {
        does: 'escalation.worsen',
        path: 'worsening',
        body: () => ({ grounds: ['imminent-danger'], factors: ['family-violence'] }),
      },
    ],
    notified: [{ does: 'escalation.acknowledge', path: 'acknowledgement', body: () => ({}) }],
    deciding: [
      { does: 'escalation.decide', path: 'decision', body: () => ({ decision: 'accepted' }) },
      { does: 'escalation.decide', path: 'decision', body: () => ({ decision: 'more-information' }) },
    ],
    informing: [{ does: 'escalation.inform', path: 'information', body: () => ({}) }],
    handover: ['joint-meeting', 'file-handed-over', 'family-received'].map((step) => ({
      does: 'escalation.handover-step',
      path: 'handover-steps',
      body: () => ({ step }),
    })),
    'with-service': [
      { does: 'escalation.status', path: 'statuses', body: () => ({ status: 'attended' }) },
      ...pauses('escalation'),
    ],
  },
};

const said = (who: 'child' | 'adult'): Step => ({
  does: 'measure.hear',
  path: 'hearings',
  beside: true,
  body: ({ office }, { facts }) => ({
    who,
    ...(who === 'child' ? { childId: (facts.children as unknown[])[0] } : { relation: 'mother' }),
    said: `Dice que ${office.planted.word}`,
  }),
});

const MEASURES: RecordStory = {
  of: 'measure',
  path: '/cases/v1/measures',
  opens: 'measure.open',
  share: 15,
  open: ({ office }, { childId, familyId }) => ({
    commune: COMMUNE,
    familyId,
    childIds: [childId],
    grounds: ['neglect'],
    factors: ['child-school-absence'],
    note: `Se abre porque ${office.planted.word}`,
  }),
  steps: {
    opened: [{ does: 'measure.summon', path: 'summons' }],
    hearing: [
      said('child'),
      said('adult'),
      { does: 'measure.complete-hearing', path: 'hearing-completion' },
      ...pauses('measure'),
    ],
    adoption: [
      {
        does: 'measure.adopt',
        path: 'adoption',
        by: 'coordinator',
        body: ({ office }) => ({
          measures: ['family-support'],
          responsible: 'municipal-programme',
          until: office.instantIn(120).slice(0, 10),
        }),
      },
      { does: 'measure.not-adopt', path: 'rejection', by: 'coordinator', body: () => ({ reason: 'not-needed' }) },
    ],
    'in-force': [
      { does: 'measure.review', path: 'reviews', body: () => ({ finding: 'complied-with' }) },
      { does: 'measure.report-non-compliance', path: 'non-compliance', body: () => ({}) },
    ],
    'non-compliance': [{ does: 'measure.warn', path: 'warning', by: 'coordinator', body: () => ({}) }],
  },
};

/** A document of the plan, which is kept beside it. */
const document = (kind: string): Step => ({
  does: 'plan-product.record',
  path: 'products',
  by: 'coordinator',
  beside: true,
  body: ({ office }) => ({ kind, on: office.instantIn(-2).slice(0, 10), reference: `En ${office.planted.word}` }),
});
const planStep = (does: string, path: string, body: Step['body'] = () => ({})): Step => ({
  ...{ does: `community-plan.${does}`, path, by: 'coordinator', body, when: runs },
});
const WITHDRAWAL = planStep('withdraw', 'withdrawal', () => ({ reason: 'no-resources' }));

const COMMUNITY_PLANS: RecordStory = {
  of: 'community-plan',
  path: '/community/v1/plans',
  opens: 'community-plan.open',
  share: 10,
  by: 'coordinator',
  open: ({ office }) => ({ commune: COMMUNE, community: `villa-${Date.parse(office.mark())}` }),
  steps: {
    commitment: [document('letter-of-commitment'), planStep('advance', 'advance'), ...pausesOfPlan()],
    baseline: [document('baseline-report'), planStep('advance', 'advance'), WITHDRAWAL],
    diagnosis: [
      ...['action-group-constitution', 'action-group-minutes', 'attendance-list'].map(document),
      ...['assents', 'consents', 'diagnosis-report'].map(document),
      planStep('advance', 'advance'),
    ],
    'communal-plan': [document('communal-plan'), planStep('start-cycle', 'cycles')],
    running: [planStep('end-cycle', 'cycle-end'), ...pausesOfPlan()],
    finishing: [document('strategic-plan'), document('cycle-report'), planStep('advance', 'advance')],
    'end-line': [document('end-line-report'), planStep('advance', 'advance')],
    evaluation: [document('evaluation-report'), planStep('conclude', 'conclusion', () => ({ outcome: 'completed' }))],
  },
};

const NEED = 'mental-health-care';
const SECTOR = 'mental-health';

/** An institution and what it gives, without a limit of places: whoever is sent there is not turned away for room. */
async function mapOfOffer(office: Office): Promise<void> {
  const add = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await office.coordinator.post(path, body);
    if (!answer || answer.status >= 300) throw new Error(`${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
    return answer.body.id;
  };
  const institution = { name: 'CESFAM del ensayo', kind: 'health', status: 'active', commune: COMMUNE };
  const organizationId = await add('/offer/v1/organizations', {
    ...institution,
    contactEmail: 'ensayo@cesfam.example',
  });
  office.facts.offerId = await add('/offer/v1/offers', {
    ...{ organizationId, name: 'Salud mental del ensayo', sector: SECTOR, needs: [NEED], motives: [] },
    ...{ requirements: [], communes: [COMMUNE], commune: COMMUNE, regionWide: false, status: 'active' },
    details: { languages: ['es'], costs: [], documents: [], places: [], schedules: [], phones: [] },
    contacts: [],
  });
}

/** Kinds of records besides requests and cases. */
export const RECORD_STORIES: readonly RecordStory[] = [
  ALERTS,
  REFERRALS,
  ESCALATIONS,
  MEASURES,
  ...RIGHTS_STORIES,
  COMMUNITY_PLANS,
];

/** Who does a step. */
export function doerOf({ office, random }: Scene, { by }: Pick<Step, 'by'>, { facts }: OpenRecord): Caller {
  if (by === 'manager') return random.pick(office.managers);
  const inCharge = by ? undefined : office.attending.find(({ person }) => person === facts.personInCharge);
  return inCharge ?? office.coordinator;
}
