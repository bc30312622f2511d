import { refuse, type CaseStage, type Refusal } from '@oln/contracts';
import { isRefusal } from '@oln/contracts';
import type { CaseCommand, CommandName } from './case-commands.js';
import { close, end, leave, loseChild, reject, renounce, stopSearching } from './case-exits.js';
import { CaseErrors } from './case-file.errors.js';
import type {
  AttendedCase,
  CaseFile,
  DismissedCase,
  ExitedCase,
  FollowedCase,
  InvitedCase,
  OpenCase,
} from './case-file.js';
import { pause, resume } from './case-pause.js';
import * as stages from './case-stages.js';

const ATTENDED = ['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure'] as const;
const OPEN = ['invitation', ...ATTENDED] as const;
const LIVING = [...OPEN, 'follow-up', 'second-look'] as const;

/** In which stages a command can be given (process §2). Held against the process's own table by a test. */
export const LEGAL_IN = {
  'accept-invitation': ['invitation'],
  'reject-invitation': ['invitation'],
  'complete-diagnosis': ['diagnosis'],
  'start-execution': ['family-plan'],
  'call-rescue': ['execution'],
  'meet-rescue': ['execution'],
  'start-evaluation': ['execution'],
  extend: ['evaluation'],
  'start-closure': ['evaluation'],
  close: ['closure'],
  renounce: OPEN,
  'stop-searching': OPEN,
  escalate: OPEN,
  'hand-over': OPEN,
  'lose-child': LIVING,
  pause: LIVING,
  resume: LIVING,
  reassign: LIVING,
  'hold-follow-up': ['follow-up'],
  'decline-follow-up': ['follow-up'],
  'call-second-look': ['second-look'],
  'let-go': ['second-look'],
} as const satisfies Record<CommandName, readonly CaseStage[]>;

/** What a pause does not hold up: people change, families leave, and children come of age meanwhile. */
const LEGAL_WHILE_PAUSED: ReadonlySet<CommandName> = new Set([
  'reject-invitation',
  'renounce',
  'stop-searching',
  'escalate',
  'hand-over',
  'lose-child',
  'meet-rescue',
  'resume',
  'reassign',
]);

/** The case after the command, one version on, or the reason why not. */
export function decideCase(file: CaseFile, command: CaseCommand, asOf: Date): CaseFile | Refusal {
  const legal: readonly CaseStage[] = LEGAL_IN[command.do];
  if (!legal.includes(file.stage)) return refuse(CaseErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  if (file.pause && !LEGAL_WHILE_PAUSED.has(command.do)) return refuse(CaseErrors.IS_PAUSED);
  const next = obey(file, command, asOf);
  return isRefusal(next) ? next : { ...next, version: file.version + 1 };
}

/** The stage was checked against {@link LEGAL_IN}: the narrowing below relies on it. */
function obey(file: CaseFile, command: CaseCommand, asOf: Date): CaseFile | Refusal {
  switch (command.do) {
    case 'accept-invitation':
      return stages.accept(file as InvitedCase, command, asOf);
    case 'reject-invitation':
      return reject(file as OpenCase, command, asOf);
    case 'complete-diagnosis':
      return stages.completeDiagnosis(file as AttendedCase, command, asOf);
    case 'start-execution':
      return stages.startExecution(file as AttendedCase, command, asOf);
    case 'call-rescue':
      return stages.callRescue(file as AttendedCase, asOf);
    case 'meet-rescue':
      return stages.meetRescue(file as AttendedCase);
    case 'start-evaluation':
      return stages.startEvaluation(file as AttendedCase, asOf);
    case 'extend':
      return stages.extend(file as AttendedCase, command, asOf);
    case 'start-closure':
      return stages.startClosure(file as AttendedCase, command, asOf);
    case 'close':
      return close(file as OpenCase, command, asOf);
    case 'renounce':
      return renounce(file as OpenCase, command, asOf);
    case 'stop-searching':
      return stopSearching(file as OpenCase, command, asOf);
    case 'escalate':
      return leave(file as OpenCase, 'escalated', asOf, command.reason);
    case 'hand-over':
      return leave(file as OpenCase, 'moved', asOf, command.reason);
    case 'lose-child':
      return loseChild(file, command, asOf);
    case 'pause':
      return pause(file, command, asOf);
    case 'resume':
      return resume(file, asOf);
    case 'reassign':
      return reassign(file, command.to);
    case 'hold-follow-up':
      return stages.holdFollowUp(file as FollowedCase, command, asOf);
    case 'decline-follow-up':
      return end(file as ExitedCase, asOf);
    case 'call-second-look':
      return stages.callSecondLook(file as DismissedCase, asOf);
    case 'let-go':
      return stages.letGo(file as DismissedCase, command, asOf);
  }
}

function reassign(file: CaseFile, to: string): CaseFile | Refusal {
  return file.personInCharge === to ? refuse(CaseErrors.SAME_PERSON) : { ...file, personInCharge: to };
}
