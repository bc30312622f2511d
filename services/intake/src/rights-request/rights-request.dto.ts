import {
  PERSONAL_RIGHTS,
  RIGHTS_RELATIONS,
  RIGHTS_REQUEST_OUTCOMES,
  RIGHTS_REQUEST_STAGES,
  type PersonalRight,
  type RightsRelation,
  type RightsRequestOutcome,
  type RightsRequestStage,
} from '@oln/contracts';
import {
  CodeField,
  CodesField,
  CommuneField,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  PageQuery,
  TextField,
} from '@oln/service-kit';
import { PersonField } from '../access/paths.js';
import {
  DENIAL_REASONS,
  EXTENSION_REASONS,
  IDENTITY_CHECKS,
  RIGHTS_WITHDRAWALS,
  type DenialReason,
  type ExtensionReason,
  type IdentityCheck,
  type RightsWithdrawal,
} from './rights-request-codes.js';
import { ANSWERS, type Answer } from './rights-request.js';

export class ReceiveRightsRequestDto {
  @CodeField(PERSONAL_RIGHTS, { describe: 'What is asked for' })
  right: PersonalRight;

  @IdField({ optional: true, describe: 'Person of the registry whose data it is about; or else a family' })
  personId?: string;

  @IdField({ optional: true, describe: 'Family of the registry: everybody who lives in it' })
  familyId?: string;

  @CodeField(RIGHTS_RELATIONS, { describe: 'Who asks' })
  relation: RightsRelation;

  @IdField({ optional: true, describe: 'Person of the registry who asks; needed for a family' })
  requesterId?: string;

  @IdField({ optional: true, describe: 'Record of who cares for the child: needed of a guardian' })
  guardianshipId?: string;

  @TextField({ example: 'Pide copia de todo', max: 4_000, describe: 'What is asked, in their words; kept sealed' })
  text: string;

  @TextField({ example: 'Abogada de turno', max: 200, optional: true, describe: 'Who asks, if not of the registry' })
  requester?: string;

  @TextField({
    example: 'Resolución del tribunal de familia',
    max: 400,
    optional: true,
    describe: 'Document by which somebody acts for another; needed of a curator, an heir or a court',
  })
  document?: string;

  @CodeField(IDENTITY_CHECKS, { optional: true, describe: 'How it was checked who asks; may come later' })
  identityCheck?: IdentityCheck;

  @InstantField({ optional: true, describe: 'When it was received; now if absent. The term counts from then' })
  receivedAt?: string;
}

export class CheckIdentityDto {
  @CodeField(IDENTITY_CHECKS)
  check: IdentityCheck;
}

export class ExtendDto {
  @CodeField(EXTENSION_REASONS)
  reason: ExtensionReason;
}

export class AnswerDto {
  @CodeField(ANSWERS)
  outcome: Answer;

  @CodeField(DENIAL_REASONS, { optional: true, describe: 'Needed unless everything is granted' })
  reason?: DenialReason;

  @TextField({ example: 'Se entrega copia', max: 4_000, describe: 'What the person is told; kept sealed' })
  text: string;

  @CodesField({
    optional: true,
    max: 20,
    example: 'sharing',
    describe: 'Of an objection that is granted, whole or in part: purposes to which nobody consents any more',
  })
  withdraws?: string[];
}

export class WithdrawRightsRequestDto {
  @CodeField(RIGHTS_WITHDRAWALS)
  reason: RightsWithdrawal;
}

export class PutInChargeDto {
  @PersonField()
  person: string;
}

export class RightsRequestListQuery extends PageQuery {
  @IdField({ optional: true })
  personId?: string;

  @IdField({ optional: true })
  familyId?: string;

  @PersonField({ optional: true })
  personInCharge?: string;

  @CodeField(PERSONAL_RIGHTS, { optional: true })
  right?: PersonalRight;

  @CodeField(RIGHTS_REQUEST_STAGES, { optional: true })
  stage?: RightsRequestStage;

  @FlagQuery({ optional: true, describe: 'Only open ones, or only closed ones' })
  open?: boolean;
}

/** Without what was said. */
export class RightsRequestDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 1 }) version: number;
  @CodeField(RIGHTS_REQUEST_STAGES) stage: RightsRequestStage;
  @InstantField() stageSince: string;
  @CodeField(PERSONAL_RIGHTS) right: PersonalRight;
  @IdField({ optional: true }) personId?: string;
  @IdField({ optional: true }) familyId?: string;
  @CodeField(RIGHTS_RELATIONS) relation: RightsRelation;
  @IdField({ optional: true }) requesterId?: string;
  @IdField({ optional: true }) guardianshipId?: string;
  @InstantField() receivedAt: string;
  @InstantField({ describe: 'End of the term that runs' }) answerBy: string;
  @PersonField({ optional: true }) personInCharge?: string;
  @CodeField(IDENTITY_CHECKS, { optional: true }) identityCheck?: IdentityCheck;
  @InstantField({ optional: true }) identityCheckedAt?: string;
  @PersonField({ optional: true }) identityCheckedBy?: string;
  @InstantField() registeredAt: string;
  @PersonField() registeredBy: string;
  @CodeField(EXTENSION_REASONS, { optional: true }) extensionReason?: ExtensionReason;
  @InstantField({ optional: true }) extendedAt?: string;
  @CodeField(RIGHTS_REQUEST_OUTCOMES, { optional: true }) outcome?: RightsRequestOutcome;
  @CodeField([...DENIAL_REASONS, ...RIGHTS_WITHDRAWALS], { optional: true }) closeReason?: string;
  @InstantField({ optional: true }) closedAt?: string;
  @PersonField({ optional: true }) closedBy?: string;
}

export class WholeRightsRequestDto extends RightsRequestDto {
  @TextField({ optional: true, max: 4_000, example: 'Pide copia de todo' }) text?: string;
  @TextField({ optional: true, example: 'Abogada de turno' }) requester?: string;
  @TextField({ optional: true, max: 400, example: 'Resolución del tribunal de familia' }) document?: string;
  @TextField({ optional: true, max: 4_000, example: 'Se entrega copia', describe: 'What the person was told' })
  answer?: string;
}
