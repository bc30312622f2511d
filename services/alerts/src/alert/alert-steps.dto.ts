import { SEVERITIES, type Severity } from '@oln/contracts';
import { CodeField, CodesField, FlagField, IdField, PersonField, TextField } from '@oln/service-kit';
import {
  ANSWERS,
  BESIDE_CASE_REASONS,
  DISMISSAL_REASONS,
  FINDINGS,
  SEVERITY_REASONS,
  TAKE_BACK_REASONS,
  type AnswerKind,
  type BesideCaseReason,
  type DismissalReason,
  type Finding,
  type SeverityReason,
  type TakeBackReason,
} from './alert-codes.js';

const Note = (): PropertyDecorator =>
  TextField({
    optional: true,
    max: 4000,
    describe: 'Kept sealed',
    example: 'Se habló con la escuela y con la abuela.',
  });

export class IdentificationBody {
  @IdField({ describe: 'Child of the registry' }) childId: string;
  @IdField({ optional: true }) familyId?: string;
}

export class FactsBody {
  @CodesField({ max: 30, example: 'violence-suspected' }) factors: string[];
  @Note() note?: string;
}

export class VerificationBody {
  @CodeField(FINDINGS) finding: Finding;
  @CodeField(SEVERITIES, { describe: 'After the verification' }) severity: Severity;
  @CodeField(SEVERITY_REASONS, { optional: true, describe: 'Needed where it is lower than it was' })
  reason?: SeverityReason;
  @Note() note?: string;
}

export class SeverityBody {
  @CodeField(SEVERITIES) severity: Severity;
  @CodeField(SEVERITY_REASONS) reason: SeverityReason;
  @Note() note?: string;
}

export class LoweringAnswerBody {
  @FlagField({ describe: 'False: it stays as grave as it is' }) agrees: boolean;
}

export class AnswerBody {
  @CodeField(ANSWERS, { describe: 'Who takes it over' }) kind: AnswerKind;
  @IdField({ optional: true, describe: 'Open case of the child, where the case is informed' }) caseId?: string;
  @FlagField({ optional: true, describe: 'Of an escalation: imminent danger, no approval is waited for' })
  urgent?: boolean;
  @CodeField(BESIDE_CASE_REASONS, { optional: true, describe: 'Needed for intake while a case of the child is open' })
  reason?: BesideCaseReason;
  @Note() note?: string;
}

export class TakeBackBody {
  @CodeField(TAKE_BACK_REASONS) reason: TakeBackReason;
}

export class DismissalBody {
  @CodeField(DISMISSAL_REASONS) reason: DismissalReason;
  @TextField({
    max: 4000,
    describe: 'Why, in words; kept sealed',
    example: 'La familia vive en otra comuna desde marzo.',
  })
  note: string;
}

export class SendBackBody {
  @TextField({ optional: true, max: 4000, describe: 'Kept sealed', example: 'Falta hablar con la escuela.' })
  note?: string;
}

export class PersonBody {
  @PersonField({ describe: 'Who looks after it from now on' }) person: string;
}
