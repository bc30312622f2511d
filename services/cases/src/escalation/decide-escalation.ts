import { isRefusal, refuse, type EscalationStage, type Refusal } from '@oln/contracts';
import type { CommandName, EscalationCommand } from './escalation-commands.js';
import { loseChild, pause, reassign, resume, withdraw } from './escalation-people.js';
import { EscalationErrors } from './escalation.errors.js';
import * as sending from './escalation-sending.js';
import * as handing from './escalation-handing.js';
import type {
  Escalation,
  ExitFollowUp,
  HandoverEscalation,
  InformingEscalation,
  NotifiedEscalation,
  DecidingEscalation,
  RejectedEscalation,
  RunningEscalation,
  UnsentEscalation,
  WithServiceEscalation,
} from './escalation.js';

const RUNNING = ['drafted', 'approval', 'notified', 'deciding', 'informing', 'rejected', 'handover'] as const;
const AFTER = ['with-service', 'exit-follow-up'] as const;
const LIVING = [...RUNNING, ...AFTER] as const;

/** In which stages a command can be given (process §6). Held against the process's own table by a test. */
export const LEGAL_IN = {
  revise: ['drafted'],
  submit: ['drafted'],
  approve: ['approval'],
  return: ['approval'],
  worsen: [...RUNNING, 'with-service'],
  'notify-again': ['notified'],
  acknowledge: ['notified'],
  'hear-decision': ['deciding', 'informing'],
  inform: ['informing'],
  appeal: ['rejected'],
  'take-measure': ['approval', 'rejected'],
  keep: ['rejected'],
  'hand-over': ['handover'],
  'take-back': ['handover'],
  'hear-status': ['with-service'],
  'hold-contact': ['exit-follow-up'],
  withdraw: RUNNING,
  'lose-child': LIVING,
  reassign: LIVING,
  // Elsewhere somebody is in danger and a clock holds somebody to act: it never stands still.
  pause: AFTER,
  resume: AFTER,
} as const satisfies Record<CommandName, readonly EscalationStage[]>;

/** What a pause holds up: nothing that protects, only what can be asked again. */
const NOT_WHILE_PAUSED: ReadonlySet<CommandName> = new Set(['pause']);

/** The escalation after the command, one version on, or the reason why not. */
export function decideEscalation(before: Escalation, command: EscalationCommand, asOf: Date): Escalation | Refusal {
  const legal: readonly EscalationStage[] = LEGAL_IN[command.do];
  if (!legal.includes(before.stage)) return refuse(EscalationErrors.NOT_IN_STAGE, { params: { stage: before.stage } });
  if (before.pause && NOT_WHILE_PAUSED.has(command.do)) return refuse(EscalationErrors.IS_PAUSED);
  const next = obey(before, command, asOf);
  return isRefusal(next) ? next : { ...next, version: before.version + 1 };
}

/** The stage was checked against {@link LEGAL_IN}: the narrowing below relies on it. */
function obey(before: Escalation, command: EscalationCommand, asOf: Date): Escalation | Refusal {
  switch (command.do) {
    case 'revise':
      return sending.revise(before as UnsentEscalation, command);
    case 'submit':
      return sending.submit(before as UnsentEscalation, asOf);
    case 'approve':
      return sending.approve(before as UnsentEscalation, command, asOf);
    case 'return':
      return { ...(before as UnsentEscalation), stage: 'drafted', stageSince: asOf };
    case 'worsen':
      return sending.worsen(before as RunningEscalation | WithServiceEscalation, command, asOf);
    case 'notify-again':
      return sending.notifyAgain(before as NotifiedEscalation, asOf);
    case 'acknowledge':
      return sending.acknowledge(before as NotifiedEscalation, asOf);
    case 'hear-decision':
      return handing.hearDecision(before as DecidingEscalation | InformingEscalation, command, asOf);
    case 'inform':
      return handing.inform(before as InformingEscalation, command, asOf);
    case 'appeal':
      return sending.appeal(before as RejectedEscalation, command, asOf);
    case 'take-measure':
      return handing.end(before, 'measure-instead', asOf);
    case 'keep':
      return handing.end(before, 'rejected-kept', asOf, command.reason);
    case 'hand-over':
      return handing.handOver(before as HandoverEscalation, command, asOf);
    case 'take-back':
      return handing.end(before, 'returned', asOf, command.reason);
    case 'hear-status':
      return handing.hearStatus(before as WithServiceEscalation, command, asOf);
    case 'hold-contact':
      return handing.holdContact(before as ExitFollowUp, command, asOf);
    case 'withdraw':
      return withdraw(before as RunningEscalation, command, asOf);
    case 'lose-child':
      return loseChild(before, command, asOf);
    case 'reassign':
      return reassign(before, command.to);
    case 'pause':
      return pause(before, command, asOf);
    case 'resume':
      return resume(before, asOf);
  }
}
