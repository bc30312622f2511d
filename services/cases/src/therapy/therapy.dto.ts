import { THERAPY_PHASES, type TherapyPhase } from '@oln/contracts';
import { CodeField, IdField, InstantField, IntField, PartField } from '@oln/service-kit';
import { EXTENSION_REASONS, type ExtensionReason } from './therapy.js';

export class SessionCountsDto {
  @IntField({ min: 0, max: 52, example: 8, describe: 'Sessions with the family' }) individual: number;
  @IntField({ min: 0, max: 52, example: 4, describe: 'Sessions in a group of several families' }) group: number;
}

export class PlannedSessionsBody extends SessionCountsDto {}

export class SessionExtensionBody extends SessionCountsDto {
  @CodeField(EXTENSION_REASONS) reason: ExtensionReason;
}

class SessionBalanceDto {
  @IntField({ example: 2 }) individual: number;
  @IntField({ example: 1 }) group: number;
}

export class TherapyDto {
  @IdField() caseId: string;
  @IntField({ min: 0, example: 1, describe: 'To be sent back as If-Match. 0: nothing but the default was agreed on' })
  version: number;
  @PartField(() => SessionCountsDto) planned: SessionCountsDto;
  @PartField(() => SessionBalanceDto) held: SessionBalanceDto;
  @PartField(() => SessionBalanceDto) left: SessionBalanceDto;
  @IntField({ min: 1, example: 12, describe: 'Sessions in all, unless the coordinator extends' }) maximum: number;
  @CodeField(THERAPY_PHASES) phase: TherapyPhase;
  @IntField({ min: 0, example: 0 }) missedInARow: number;
  @InstantField({ optional: true, describe: 'Since then the family is to be looked for' }) rescueDueSince?: string;
}
