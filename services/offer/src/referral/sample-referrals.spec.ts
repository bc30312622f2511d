import type { ReferralStage } from '@oln/contracts';
import type { CommandName, ReferralCommand } from './referral-commands.js';
import { openReferral, type Referral } from './referral.js';

/** Sample referrals and commands for specs. */
export const REQUESTED = new Date('2026-03-02T13:00:00Z');
export const SENT = new Date('2026-03-03T13:00:00Z');
export const ARRIVED = new Date('2026-03-05T13:00:00Z');
export const NOW = new Date('2026-05-04T13:00:00Z');
export const LATER = new Date('2026-06-01T03:59:59Z');
export const LATEST = new Date('2026-08-03T03:59:59Z');
export const PROVIDER = {
  offerId: '01939b1e-0000-7000-8000-00000000000a',
  organizationId: '01939b1e-0000-7000-8000-00000000000b',
};
export const OTHER = {
  offerId: '01939b1e-0000-7000-8000-00000000000c',
  organizationId: '01939b1e-0000-7000-8000-00000000000d',
};
export const NEEDED = { attempts: 2, kinds: 2 };
export const TRIED = { attempts: [{ kind: 'call' }, { kind: 'visit' }], needed: NEEDED };
export const UNTRIED = { attempts: [{ kind: 'call' }], needed: NEEDED };

const matching = openReferral(
  {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    familyId: '01939b1e-0000-7000-8000-000000000002',
    childId: '01939b1e-0000-7000-8000-000000000003',
    caseId: '01939b1e-0000-7000-8000-000000000004',
    need: 'mental-health',
    sector: 'health',
    ageBand: '7-13',
    requirementsMet: [],
    priority: 'medium',
    personInCharge: 'gestora-1',
  },
  REQUESTED,
);
const asked = { ...matching, version: 4, attempts: 1, provider: PROVIDER, sentAt: SENT };
const list = { arrivedAt: ARRIVED, waitCountsFrom: ARRIVED };
const offered = { ...asked, offeredAt: ARRIVED, appointmentAt: LATER, list };
const fixed = { outcome: 'effective', outcomeAt: NOW, exitStage: 'attending', effectiveAt: NOW } as const;

export const REFERRAL_IN: { [Stage in ReferralStage]: Referral & { stage: Stage } } = {
  matching,
  sent: { ...asked, stage: 'sent' },
  waiting: { ...asked, stage: 'waiting', list },
  'wait-review': { ...asked, stage: 'wait-review', list, reviewCause: 'wait-ended' },
  offered: { ...offered, stage: 'offered' },
  attending: { ...offered, stage: 'attending' },
  result: { ...asked, ...fixed, stage: 'result' },
  closed: { ...asked, ...fixed, stage: 'closed', endedAt: NOW },
};

/** Each command in a form that nothing but the stage could refuse. */
export const COMMAND: { [Name in CommandName]: Extract<ReferralCommand, { do: Name }> } = {
  send: { do: 'send', provider: PROVIDER, ranked: true },
  'close-without-offer': { do: 'close-without-offer', candidatesLeft: 0 },
  acknowledge: { do: 'acknowledge' },
  accept: { do: 'accept', vacancy: 'taken', appointmentAt: LATER },
  'wait-list': { do: 'wait-list' },
  decline: { do: 'decline', reason: 'no-capacity', candidatesLeft: 1 },
  'ask-next': { do: 'ask-next', next: OTHER },
  'end-wait': { do: 'end-wait' },
  review: { do: 'review', decision: 'keep-waiting', reason: 'vacancy-soon' },
  'offer-vacancy': { do: 'offer-vacancy' },
  'set-appointment': { do: 'set-appointment', at: LATER },
  confirm: { do: 'confirm', appointmentAt: LATER },
  postpone: { do: 'postpone', until: LATER, latest: LATEST },
  'call-release': { do: 'call-release' },
  release: { do: 'release', contact: TRIED },
  reschedule: { do: 'reschedule', at: LATER },
  attend: { do: 'attend', at: NOW },
  'give-up': { do: 'give-up', contact: TRIED },
  'leave-list': { do: 'leave-list', reason: 'family-request' },
  report: { do: 'report', result: 'attending' },
  end: { do: 'end', reason: 'deceased' },
  'family-decline': { do: 'family-decline', reason: 'distance' },
  withdraw: { do: 'withdraw', reason: 'need-met' },
  worsen: { do: 'worsen', priority: 'high' },
  pause: { do: 'pause', until: LATER, reason: 'hospital', latest: LATEST },
  resume: { do: 'resume' },
  reassign: { do: 'reassign', to: 'gestora-2' },
  'question-consent': { do: 'question-consent' },
  'settle-consent': { do: 'settle-consent' },
  'state-basis': { do: 'state-basis', basis: 'court-order', by: 'gestora-1' },
};

/** The same, with what else can come of them. */
export const EVERY_COMMAND: readonly ReferralCommand[] = [
  ...Object.values(COMMAND),
  { do: 'decline', reason: 'no-capacity', candidatesLeft: 0 },
  { do: 'ask-next' },
  { do: 'review', decision: 'next-provider', next: OTHER },
  { do: 'review', decision: 'let-go', reason: 'no-way-left' },
  { do: 'review', decision: 'raise-priority', priority: 'high' },
  { do: 'review', decision: 'escalate' },
  { do: 'review', decision: 'complementary-measure', measure: 'benefit' },
  { do: 'release', contact: UNTRIED },
  { do: 'give-up', contact: UNTRIED },
];
