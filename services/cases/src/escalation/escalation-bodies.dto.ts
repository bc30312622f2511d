import {
  CodeField,
  CodeListField,
  CodesField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PartField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { IsIn } from 'class-validator';
import { ESCALATION_REASONS, REASSIGNMENT_REASONS } from '../case-file/case-commands.js';
import { RiskAnswerDto } from '../case-file/case-file.dto.js';
import { PAUSE_REASONS, type PauseReason } from '../case-file/case-file.js';
import { CONTACT_KINDS, type ContactKind } from '../invitation/invitation.js';
import {
  DECISIONS,
  GIVING_BACK_REASONS,
  KEEP_REASONS,
  REJECTION_GROUNDS,
  RETURN_REASONS,
  WITHDRAWAL_REASONS,
  type Decision,
} from './escalation-commands.js';
import {
  EXIT_MONTHS,
  HANDOVER_STEPS,
  INSTITUTIONS,
  SERVICE_STATUSES,
  type ExitMonth,
  type HandoverStep,
  type Institution,
  type ServiceStatus,
} from './escalation.js';
import { EscalationDto } from './escalation.dto.js';
import { EXIT_RESULTS, type ExitResult } from './exit-contact.js';

const NOTE_MAX = 20_000;
const Note = (describe: string): PropertyDecorator =>
  TextField({ optional: true, max: NOTE_MAX, example: 'Por teléfono, con la dupla de turno', describe });
const Grounds = (): PropertyDecorator => CodesField({ example: 'grave-violation', max: 20 });
const Factors = (): PropertyDecorator => CodesField({ example: 'family-violence', max: 30 });
const Institutions = (): PropertyDecorator =>
  CodeListField(INSTITUTIONS, {
    optional: true,
    max: 3,
    describe: 'The first one decides; absent: the specialised service',
  });

export class EscalationBody {
  @CommuneField({ optional: true }) commune?: string;
  @IdField({ optional: true, describe: 'Request it comes from' }) requestId?: string;
  @IdField({ optional: true, describe: 'Alert it comes from' }) alertId?: string;
  @IdField({ optional: true, describe: 'Measure it comes from' }) measureId?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdListField({ max: 20 }) childIds: string[];
  @Grounds() grounds: string[];
  @Factors() factors: string[];
  @FlagField({ describe: 'Imminent danger: notified at once, the coordinator is informed' }) urgent: boolean;
  @Institutions() institutions?: Institution[];
  @Note('What has been done') account?: string;
  @PersonField({ optional: true, describe: 'Absent: who opens it' }) personInCharge?: string;
}

export class CaseEscalationBody {
  @CodeField(ESCALATION_REASONS, { describe: 'imminent-danger is notified at once' })
  reason: (typeof ESCALATION_REASONS)[number];
  @IdListField({ optional: true, max: 20, describe: 'Absent: all children of the case' }) childIds?: string[];
  @CodesField({ example: 'family-violence', max: 30, optional: true }) factors?: string[];
  @Institutions() institutions?: Institution[];
  @Note('What has been done') account?: string;
}

export class GroundsBody {
  @Grounds() grounds: string[];
  @Factors() factors: string[];
  @Institutions() institutions?: Institution[];
  @Note('What has been done; absent: as it was') account?: string;
}

export class EscalationReturnBody {
  @CodeField(RETURN_REASONS) reason: (typeof RETURN_REASONS)[number];
  @Note('What is missing') note?: string;
}

export class WorseningBody {
  @Grounds() grounds: string[];
  @Factors() factors: string[];
  @Note('What has happened') note?: string;
}

export class EscalationWithdrawalBody {
  @CodeField(WITHDRAWAL_REASONS) reason: (typeof WITHDRAWAL_REASONS)[number];
  @ListField(() => RiskAnswerDto, { max: 50, describe: 'What is done about each ground and factor' })
  risks: RiskAnswerDto[];
  @Note('Why') note?: string;
}

export class AcknowledgementBody {
  @CodeField(INSTITUTIONS, { optional: true, describe: 'Who acknowledged; absent: the one that decides' })
  institution?: Institution;
  @Note('How it was said') note?: string;
}

/** No more than whoever acknowledges knows already: an institution may, and reads nothing of the file. */
export class AcknowledgedDto {
  @IdField() id: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @InstantField() acknowledgedAt: string;
}

export class DecisionBody {
  @CodeField(DECISIONS) decision: Decision;
  @CodeField(REJECTION_GROUNDS, { optional: true, describe: 'Needed where it is rejected' })
  reason?: (typeof REJECTION_GROUNDS)[number];
  @Note('As the service put it') note?: string;
}

export class InformationBody {
  @Note('What was sent') note?: string;
}

export class AppealBody {
  @FlagField({ describe: 'True: the service has the appeal in hand; false: it is notified of it' }) received: boolean;
  @Note('On what it rests') note?: string;
}

export class KeepBody {
  @CodeField(KEEP_REASONS) reason: (typeof KEEP_REASONS)[number];
  @Note('Why') note?: string;
}

export class MeasureInsteadBody {
  @CodesField({ example: 'neglect', max: 20, optional: true, describe: 'Absent: those of the escalation' })
  grounds?: string[];
  @Note('Why') note?: string;
}

export class MeasureInsteadDto {
  @PartField(() => EscalationDto) escalation: EscalationDto;
  @IdField() measureId: string;
}

export class HandoverStepBody {
  @CodeField(HANDOVER_STEPS, { describe: 'The family is received last' }) step: HandoverStep;
  @Note('Who was there, what was agreed') note?: string;
}

export class GivingBackBody {
  @CodeField(GIVING_BACK_REASONS) reason: (typeof GIVING_BACK_REASONS)[number];
  @Note('As the service put it') note?: string;
}

export class StatusBody {
  @CodeField(SERVICE_STATUSES) status: ServiceStatus;
  @CodesField({
    example: 'family-violence',
    max: 30,
    optional: true,
    describe: 'Risks left when the service ends: intake opens a request',
  })
  risks?: string[];
  @Note('How it goes') note?: string;
}

export class ExitContactBody {
  @IntField({ min: 1, max: 12, example: 1, describe: '1, 3, 6 or 12' }) @IsIn([...EXIT_MONTHS]) month: ExitMonth;
  @CodeField(CONTACT_KINDS) kind: ContactKind;
  @CodeField(EXIT_RESULTS) result: ExitResult;
  @CodesField({ example: 'family-violence', max: 30, describe: 'New risks: intake opens a request' })
  newRisks: string[];
  @Note('What was heard') note?: string;
}

export class EscalationPauseBody {
  @DateField({ example: '2026-07-31', describe: 'Until the end of this day' }) until: string;
  @CodeField(PAUSE_REASONS) reason: PauseReason;
}

export class EscalationReassignmentBody {
  @PersonField({ describe: 'Who is in charge from now on' }) to: string;
  @CodeField(REASSIGNMENT_REASONS) reason: (typeof REASSIGNMENT_REASONS)[number];
}
