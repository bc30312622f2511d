import { ApiProperty } from '@nestjs/swagger';
import { ESCALATION_OUTCOMES, ESCALATION_STAGES, type EscalationOutcome, type EscalationStage } from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CodeListField,
  CodesField,
  CommuneField,
  FlagField,
  FlagQuery,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { PauseDto } from '../case-file/case-file.dto.js';
import { INSTITUTIONS, type ExitMonth, type Institution, type Owner } from './escalation.js';
import { RECORD_KINDS } from './escalation-records.js';

export const OWNERS = ['office', 'specialised-service'] as const;
const LEFT = ['of-age', 'deceased'] as const;
const THROUGH = ['staff', 'account', 'link'] as const;

export class EscalationLeftChildDto {
  @IdField() child: string;
  @CodeField(LEFT) reason: (typeof LEFT)[number];
  @InstantField() at: string;
}

export class EscalationDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(ESCALATION_STAGES) stage: EscalationStage;
  @InstantField() stageSince: string;
  @InstantField() openedAt: string;
  @CodeField(OWNERS, { describe: 'Who is in charge of the children: never two, never nobody' }) owner: Owner;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) requestId?: string;
  @IdField({ optional: true }) alertId?: string;
  @IdField({ optional: true }) measureId?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdListField({ describe: 'Children still in it' }) children: string[];
  @ListField(() => EscalationLeftChildDto) leftChildren: EscalationLeftChildDto[];
  @CodesField({ example: 'grave-violation' }) grounds: string[];
  @CodesField({ example: 'family-violence' }) factors: string[];
  @FlagField({ describe: 'Imminent danger: no approval is waited for' }) urgent: boolean;
  @FlagField({ describe: 'Something is written on what has been done' }) hasAccount: boolean;
  @TextField({
    optional: true,
    max: 20_000,
    example: 'Dos visitas',
    describe: 'What has been done; only where one escalation is read',
  })
  account?: string;
  @CodeListField(INSTITUTIONS, { describe: 'Who is notified; the first one decides' }) institutions: Institution[];
  @ActorField() draftedBy: string;
  @PersonField({ optional: true, describe: 'Absent: the coordinator’s' }) personInCharge?: string;
  @ActorField({ optional: true }) approvedBy?: string;
  @InstantField({ optional: true }) firstNotifiedAt?: string;
  @InstantField({ optional: true }) notifiedAt?: string;
  @IntField({ optional: true, min: 1, describe: 'How often it was notified' }) attempt?: number;
  @IntField({ optional: true, min: 1, describe: 'Level it was notified at; above the highest, the highest again' })
  level?: number;
  @InstantField({ optional: true }) acknowledgedAt?: string;
  @InstantField({ optional: true, describe: 'Where the service’s term stood still once: when it ends' })
  decideBy?: string;
  @IntField({ optional: true, describe: 'Business days the service has left once it has what it asked for' })
  daysLeft?: number;
  @InstantField({ optional: true }) meetingAt?: string;
  @InstantField({ optional: true }) fileAt?: string;
  @CodeField(ESCALATION_OUTCOMES, { optional: true }) outcome?: EscalationOutcome;
  @InstantField({ optional: true }) outcomeAt?: string;
  @TextField({ optional: true, example: 'danger-over' }) outcomeReason?: string;
  @InstantField({ optional: true }) leftServiceAt?: string;
  @ApiProperty({ type: 'integer', isArray: true, required: false, example: [1, 3] }) heldMonths?: ExitMonth[];
  @PartField(() => PauseDto, { optional: true }) pause?: PauseDto;
  @InstantField({ optional: true }) endedAt?: string;
}

export class EscalationListQuery extends PageQuery {
  @CommuneField({ optional: true }) commune?: string;
  @CodeField(ESCALATION_STAGES, { optional: true }) stage?: EscalationStage;
  @CodeField(ESCALATION_OUTCOMES, { optional: true }) outcome?: EscalationOutcome;
  @PersonField({ optional: true }) personInCharge?: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) requestId?: string;
  @IdField({ optional: true }) alertId?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdField({ optional: true }) childId?: string;
  @FlagQuery({ optional: true, describe: 'True: something is left to do' }) open?: boolean;
  @FlagQuery({ optional: true, describe: 'True: only what is urgent and open' }) urgent?: boolean;
}

export class RecordDto {
  @IdField() id: string;
  @CodeField(RECORD_KINDS) kind: string;
  @TextField({ optional: true, example: 'accepted' }) code?: string;
  @IntField({ optional: true, example: 3 }) month?: number;
  @TextField({ optional: true, example: 'visit' }) contactKind?: string;
  @CodesField({ example: 'family-violence' }) risks: string[];
  @TextField({ optional: true, max: 20_000, example: 'Por teléfono' }) note?: string;
  @InstantField() at: string;
  @ActorField() person: string;
}

export class NotifiedTitleDto {
  @TextField({ example: 'Servicio de Protección Especializada, equipo comunal' }) es: string;
  @TextField({ example: 'Specialised protection service, local team' }) en: string;
}

export class NotificationDto {
  @IdField() id: string;
  @CodeField(INSTITUTIONS) institution: Institution;
  @IntField({ min: 1 }) attempt: number;
  @IntField({ min: 1 }) level: number;
  @PartField(() => NotifiedTitleDto) title: NotifiedTitleDto;
  @InstantField() notifiedAt: string;
  @InstantField({ optional: true }) acknowledgedAt?: string;
  @TextField({ optional: true, example: 'gestora-1' }) acknowledgedBy?: string;
  @CodeField(THROUGH, { optional: true }) acknowledgedThrough?: (typeof THROUGH)[number];
}

export class ChildOwnerDto {
  @IdField() childId: string;
  @CodeField(OWNERS) owner: Owner;
  @IdField({ describe: 'Escalation that says so' }) escalationId: string;
  @InstantField() since: string;
}
