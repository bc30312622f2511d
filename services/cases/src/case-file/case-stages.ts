import { refuse, type Refusal } from '@oln/contracts';
import type { Command } from './case-commands.js';
import { end } from './case-exits.js';
import { CaseErrors } from './case-file.errors.js';
import type { AttendedCase, CaseFile, DismissedCase, FollowedCase, InvitedCase } from './case-file.js';

type AttendedStage = AttendedCase['stage'];

const enter = (file: AttendedCase, stage: AttendedStage, asOf: Date): AttendedCase => ({
  ...file,
  rescueDueSince: undefined,
  stage,
  stageSince: asOf,
});

/** The family agrees and has signed: the months of the intervention count from here. */
export function accept(file: InvitedCase, command: Command<'accept-invitation'>, asOf: Date): CaseFile | Refusal {
  const { missingDocuments: missing } = command;
  if (missing.length > 0) return refuse(CaseErrors.DOCUMENTS_MISSING, { params: { documents: missing.join(', ') } });
  return { ...file, stage: 'diagnosis', stageSince: asOf, acceptedAt: asOf };
}

export function completeDiagnosis(
  file: AttendedCase,
  command: Command<'complete-diagnosis'>,
  asOf: Date,
): CaseFile | Refusal {
  const { hasCommonDiagnosis, childrenUnheard, assessmentMissing } = command;
  if (!hasCommonDiagnosis) return refuse(CaseErrors.DIAGNOSIS_MISSING);
  if (childrenUnheard.length > 0)
    return refuse(CaseErrors.CHILD_UNHEARD, { params: { count: childrenUnheard.length } });
  if (file.line === 'family-therapy' && assessmentMissing.length > 0)
    return refuse(CaseErrors.ASSESSMENT_MISSING, { params: { parts: assessmentMissing.join(', ') } });
  return enter(file, 'family-plan', asOf);
}

export function startExecution(
  file: AttendedCase,
  command: Command<'start-execution'>,
  asOf: Date,
): CaseFile | Refusal {
  return command.planApproved ? enter(file, 'execution', asOf) : refuse(CaseErrors.PLAN_NOT_APPROVED);
}

export const startEvaluation = (file: AttendedCase, asOf: Date): CaseFile => enter(file, 'evaluation', asOf);

/** Month 9 is the latest, and only where objectives are left (process §2). */
export function extend(file: AttendedCase, command: Command<'extend'>, asOf: Date): CaseFile | Refusal {
  const { until, latest, objectivesMet } = command;
  if (objectivesMet) return refuse(CaseErrors.EXTENSION_NOT_NEEDED);
  if (until <= asOf) return refuse(CaseErrors.DATE_PASSED, { field: 'until' });
  if (until > latest)
    return refuse(CaseErrors.EXTENSION_TOO_LONG, {
      field: 'until',
      params: { latest: latest.toISOString().slice(0, 10) },
    });
  return { ...enter(file, 'execution', asOf), extendedTo: until };
}

export function startClosure(file: AttendedCase, command: Command<'start-closure'>, asOf: Date): CaseFile | Refusal {
  return command.evaluated ? enter(file, 'closure', asOf) : refuse(CaseErrors.NOT_EVALUATED);
}

/** After the contact of month 6 the family is let go; one of month 3 that never happened does not hold it. */
export function holdFollowUp(file: FollowedCase, command: Command<'hold-follow-up'>, asOf: Date): CaseFile | Refusal {
  const { month } = command;
  if (file.heldMonths.includes(month)) return refuse(CaseErrors.ALREADY_HELD, { params: { month } });
  const held = { ...file, heldMonths: [...file.heldMonths, month] };
  return month === 6 ? end(held, asOf) : held;
}

/** The date of the second look has come: somebody is to look, and only then is the family let go. */
export function callSecondLook(file: DismissedCase, asOf: Date): CaseFile {
  return { ...file, lookDueSince: file.lookDueSince ?? asOf };
}

/** Before its date nobody is let go, but a risk that comes to light is answered at once: intake opens a request. */
export function letGo(file: DismissedCase, { riskFound }: Command<'let-go'>, asOf: Date): CaseFile | Refusal {
  return file.lookDueSince || riskFound ? end(file, asOf) : refuse(CaseErrors.LOOK_NOT_DUE);
}

/** Sessions of a therapy were missed in a row (process §3): from now on somebody is to look for the family. */
export function callRescue(file: AttendedCase, asOf: Date): CaseFile | Refusal {
  if (file.line !== 'family-therapy') return refuse(CaseErrors.OTHER_LINE);
  return { ...file, rescueDueSince: file.rescueDueSince ?? asOf };
}

/** The family was reached, or came again. */
export function meetRescue(file: AttendedCase): CaseFile | Refusal {
  if (!file.rescueDueSince) return refuse(CaseErrors.RESCUE_NOT_DUE);
  return { ...file, rescueDueSince: undefined };
}
