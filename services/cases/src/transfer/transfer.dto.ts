import { LINES, PRIORITIES, type Line, type Priority } from '@oln/contracts';
import { CodeField, CommuneField, IdField, IdListField, InstantField, IntField, PageQuery } from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';
import {
  DECLINE_REASONS,
  TRANSFER_REASONS,
  WITHDRAWAL_REASONS,
  type DeclineReason,
  type TransferReason,
  type WithdrawalReason,
} from './transfer.js';

const SIDES = ['outgoing', 'incoming'] as const;
const STATES = ['requested', 'accepted', 'declined', 'withdrawn'] as const;

export class TransferBody {
  @CommuneField({ describe: 'Commune the family moves to' }) toCommune: string;
  @CodeField(TRANSFER_REASONS) reason: TransferReason;
}

export class DeclineBody {
  @CodeField(DECLINE_REASONS) reason: DeclineReason;
}

export class WithdrawalBody {
  @CodeField(WITHDRAWAL_REASONS) reason: WithdrawalReason;
}

export class TransferDto {
  @IdField() id: string;
  @IntField({ min: 1 }) version: number;
  @CodeField(SIDES, { optional: true }) side?: 'outgoing' | 'incoming';
  @CodeField(STATES) state: (typeof STATES)[number];
  @CommuneField() fromCommune: string;
  @CommuneField() toCommune: string;
  @IdField() caseId: string;
  @IdField() requestId: string;
  @IdField() familyId: string;
  @IdListField() children: string[];
  @CodeField(LINES) line: Line;
  @CodeField(PRIORITIES) priority: Priority;
  @CodeField(TRANSFER_REASONS) reason: TransferReason;
  @PersonField() askedBy: string;
  @InstantField() askedAt: string;
  @PersonField({ optional: true }) answeredBy?: string;
  @InstantField({ optional: true }) answeredAt?: string;
  @CodeField([...DECLINE_REASONS, ...WITHDRAWAL_REASONS], { optional: true }) answerReason?: string;
}

export class TransferListQuery extends PageQuery {
  @CodeField(SIDES, { optional: true }) side?: 'outgoing' | 'incoming';
  @CodeField(STATES, { optional: true }) state?: (typeof STATES)[number];
}
