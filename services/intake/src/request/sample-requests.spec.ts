import type { IntakeStage } from '@oln/contracts';
import { scoreOf } from '../priority/priority.js';
import type { AdmissibilityChecks } from './admissibility.js';
import { decideRequest } from './decide-request.js';
import type { CommandName, RequestCommand } from './request-commands.js';
import { registerRequest, type IntakeRequest, type NewRequest } from './request.js';

/** A Monday noon in Santiago. */
export const MONDAY = new Date('2026-06-15T16:00:00Z');
export const later = (days: number): Date => new Date(MONDAY.getTime() + days * 86_400_000);

export const newRequest = (changes: Partial<NewRequest> = {}): NewRequest => ({
  id: '01939b1e-0000-7000-8000-000000000001',
  commune: '13110',
  channel: 'spontaneous',
  motive: 'parenting',
  familyId: '01939b1e-0000-7000-8000-0000000000f1',
  children: ['01939b1e-0000-7000-8000-0000000000c1'],
  factors: ['parenting-difficulties'],
  origin: 'desk',
  receivedAt: MONDAY,
  ...changes,
});

export const registered = (changes: Partial<NewRequest> = {}): IntakeRequest =>
  registerRequest(newRequest(changes), MONDAY);

export const pertinent: AdmissibilityChecks = { childUnder18: true, livesInCommune: true, motiveWithin: true };

export const score = (factors: string[] = ['parenting-difficulties']) =>
  scoreOf(
    {
      channel: 'spontaneous',
      factors,
      children: [{ age: 9, withoutRun: false, disability: false }],
      attendedBefore: false,
      receivedAt: MONDAY,
    },
    MONDAY,
  );

/** One acceptable command of each kind. */
export const COMMANDS: { [Name in CommandName]: Extract<RequestCommand, { do: Name }> } = {
  receive: { do: 'receive' },
  admit: { do: 'admit', checks: pertinent, score: score() },
  refer: { do: 'refer', to: 'family-court', reason: 'outside-functions' },
  'check-arrival': { do: 'check-arrival', arrived: true },
  'end-referral': { do: 'end-referral', outcome: 'oriented', reason: 'family-goes-alone', riskChecked: false },
  'close-duplicate': { do: 'close-duplicate', of: '01939b1e-0000-7000-8000-000000000002', sharesChild: true },
  'take-up': { do: 'take-up' },
  'choose-variant': {
    do: 'choose-variant',
    variant: 'family-accompaniment',
    line: 'case-management',
    reason: 'needs-of-family',
  },
  orient: { do: 'orient', reason: 'information-was-enough', riskChecked: false },
  assign: { do: 'assign', to: 'gestora-1' },
  'await-service': { do: 'await-service', from: later(60) },
  'finish-service': { do: 'finish-service' },
  review: { do: 'review', decision: 'keep-waiting' },
  withdraw: { do: 'withdraw', reason: 'family-declines', riskChecked: false },
  'report-danger': { do: 'report-danger', grounds: ['violence-now'], by: 'gestora-1' },
  'add-facts': { do: 'add-facts', factors: ['neglect'] },
  score: { do: 'score', score: score(['neglect']) },
  override: { do: 'override', priority: 'high', reason: 'professional-judgement', by: 'coordinadora-1' },
  'end-override': { do: 'end-override' },
  'add-child': { do: 'add-child', child: '01939b1e-0000-7000-8000-0000000000c2' },
  'child-left': { do: 'child-left', child: '01939b1e-0000-7000-8000-0000000000c1', reason: 'deceased' },
  'put-in-charge': { do: 'put-in-charge', person: 'gestora-2' },
  pause: { do: 'pause', until: later(20), latest: later(90), reason: 'family-away' },
  resume: { do: 'resume' },
};

/** Runs commands that must not be refused. */
export function after(request: IntakeRequest, ...commands: RequestCommand[]): IntakeRequest {
  return commands.reduce<IntakeRequest>((state, command) => {
    const decided = decideRequest(state, command, later(1));
    if ('refused' in decided) throw new Error(`${command.do}: ${decided.definition.code}`);
    return decided;
  }, request);
}

const { receive, admit, refer, assign, 'take-up': takeUp, 'choose-variant': chooseLine } = COMMANDS;
const chooseService: RequestCommand = { do: 'choose-variant', variant: 'transactional', reason: 'needs-of-family' };

/** A request in each stage. */
export const IN_STAGE: Record<IntakeStage, IntakeRequest> = {
  registered: registered(),
  admissibility: after(registered(), receive),
  referring: after(registered(), receive, refer),
  prioritised: after(registered(), receive, admit),
  variant: after(registered(), receive, admit, takeUp),
  assignment: after(registered(), receive, admit, takeUp, chooseLine),
  service: after(registered(), receive, admit, takeUp, chooseService),
  closed: after(registered(), receive, admit, takeUp, chooseLine, assign),
};
