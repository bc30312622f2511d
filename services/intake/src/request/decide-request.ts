import { isRefusal, refuse, type IntakeStage, type Refusal } from '@oln/contracts';
import {
  decideAdmission,
  decideDuplicate,
  decideEndOfReferral,
  decideArrival,
  decideReferral,
} from './decide-admissibility.js';
import { decideFacts, decideOverride, decideReview, decideScore, endOverride } from './decide-priority.js';
import {
  decideChildLeft,
  decideDanger,
  decidePause,
  decideResume,
  decideWithdrawal,
  addChild,
  putInCharge,
} from './decide-anywhere.js';
import { awaitService, decideAssignment, decideOrientation, decideVariant, finishService } from './decide-way.js';
import type { CommandName, RequestCommand } from './request-commands.js';
import { RequestErrors } from './request.errors.js';
import { isOpen, type IntakeRequest, type OpenRequest } from './request.js';

const ANYWHERE = [
  'registered',
  'admissibility',
  'referring',
  'prioritised',
  'variant',
  'assignment',
  'service',
] as const;
const SCORED = ['prioritised', 'variant', 'assignment', 'service'] as const;

/** In which stages a command applies. Held against the process table by a test. */
export const APPLIES: Record<CommandName, readonly IntakeStage[]> = {
  receive: ['registered'],
  admit: ['admissibility'],
  refer: ['admissibility', 'referring'],
  'check-arrival': ['referring'],
  'end-referral': ['referring'],
  'close-duplicate': ['admissibility'],
  'take-up': ['prioritised'],
  'choose-variant': ['variant'],
  orient: ['variant'],
  assign: ['assignment'],
  'await-service': ['service'],
  'finish-service': ['service'],
  review: ['prioritised', 'variant', 'assignment'],
  withdraw: ANYWHERE,
  'report-danger': ANYWHERE,
  'add-facts': ANYWHERE,
  score: SCORED,
  override: SCORED,
  'end-override': SCORED,
  'add-child': ANYWHERE,
  'child-left': ANYWHERE,
  'put-in-charge': ANYWHERE,
  pause: ANYWHERE,
  resume: ANYWHERE,
};

/** What goes on although the clocks stand still. */
const WHILE_PAUSED: readonly CommandName[] = [
  'resume',
  'withdraw',
  'report-danger',
  'add-facts',
  'score',
  'add-child',
  'child-left',
  'put-in-charge',
  'await-service',
];

/** The state after a command, one version further; or why not. Pure: the same answer in tests and at 19:00. */
export function decideRequest(request: IntakeRequest, command: RequestCommand, asOf: Date): IntakeRequest | Refusal {
  if (!isOpen(request) || !APPLIES[command.do].includes(request.stage)) {
    return refuse(RequestErrors.NOT_IN_STAGE, { params: { stage: request.stage, action: command.do } });
  }
  if (request.pause && !WHILE_PAUSED.includes(command.do)) return refuse(RequestErrors.PAUSED);
  // Whoever lets a family go where danger was reported first makes sure that no risk stays.
  if (request.danger && 'riskChecked' in command && !command.riskChecked)
    return refuse(RequestErrors.RISK_NOT_CHECKED, { field: 'riskChecked' });
  const decided = decide(request, command, asOf);
  if (isRefusal(decided)) return decided;
  const stageSince = decided.stage === request.stage ? request.stageSince : asOf;
  return { ...decided, version: request.version + 1, stageSince };
}

function decide(request: OpenRequest, command: RequestCommand, asOf: Date): IntakeRequest | Refusal {
  switch (command.do) {
    case 'receive':
      return { ...request, stage: 'admissibility' };
    case 'admit':
      return decideAdmission(request, command);
    case 'refer':
      return decideReferral(request, command, asOf);
    case 'check-arrival':
      return decideArrival(request, command, asOf);
    case 'end-referral':
      return decideEndOfReferral(request, command, asOf);
    case 'close-duplicate':
      return decideDuplicate(request, command, asOf);
    case 'withdraw':
      return decideWithdrawal(request, command, asOf);
    case 'report-danger':
      return decideDanger(request, command, asOf);
    case 'child-left':
      return decideChildLeft(request, command, asOf);
    case 'add-child':
      return addChild(request, command);
    case 'put-in-charge':
      return putInCharge(request, command);
    case 'pause':
      return decidePause(request, command, asOf);
    case 'resume':
      return decideResume(request, asOf);
    case 'add-facts':
      return decideFacts(request, command);
    default:
      return decideScored(request, command, asOf);
  }
}

type ScoredCommand = Extract<
  RequestCommand,
  {
    do:
      | 'take-up'
      | 'choose-variant'
      | 'orient'
      | 'assign'
      | 'await-service'
      | 'finish-service'
      | 'review'
      | 'score'
      | 'override'
      | 'end-override';
  }
>;

/** Commands for what has a score: everything after admissibility. */
function decideScored(request: OpenRequest, command: ScoredCommand, asOf: Date): IntakeRequest | Refusal {
  if (!('scoring' in request)) return refuse(RequestErrors.NOT_SCORED);
  switch (command.do) {
    case 'take-up':
      return { ...request, stage: 'variant' };
    case 'choose-variant':
      return decideVariant(request, command);
    case 'orient':
      return decideOrientation(request, command, asOf);
    case 'assign':
      return decideAssignment(request, command, asOf);
    case 'await-service':
      return awaitService(request, command);
    case 'finish-service':
      return finishService(request, asOf);
    case 'review':
      return decideReview(request, asOf);
    case 'score':
      return decideScore(request, command);
    case 'override':
      return decideOverride(request, command, asOf);
    case 'end-override':
      return endOverride(request);
  }
}
