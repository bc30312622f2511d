import {
  CodeField,
  CommuneField,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { SECTORS } from '../offer-map/offer.js';
import { NeedField } from '../referral/referral.dto.js';
import { AGE_BANDS, type AgeBand } from '../referral/referral.js';
import {
  ALL_END_REASONS,
  CLOSING_REASONS,
  DEMAND_STATES,
  END_REASONS,
  GAP_CAUSES,
  type ClosingReason,
  type DemandState,
  type Ending,
  type EndReason,
  type GapCause,
} from './gap.js';

const BY_HAND = ['met-otherwise', 'recorded-in-error'] as const;

export class GapBody {
  @CommuneField({ optional: true, describe: 'Needed by whoever works in several' }) commune?: string;
  @NeedField() need: string;
  @CodeField(SECTORS) sector: string;
  @CodeField(AGE_BANDS, { example: '7-13' }) ageBand: AgeBand;
}

export class CloseGapBody {
  @CodeField(BY_HAND) reason: (typeof BY_HAND)[number];
}

export class GapDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @NeedField() need: string;
  @CodeField(SECTORS) sector: string;
  @CodeField(AGE_BANDS, { example: '7-13' }) ageBand: AgeBand;
  @CodeField(GAP_CAUSES, { describe: 'How it was found first' }) cause: GapCause;
  @InstantField() openedAt: string;
  @TextField({ example: 'gestora-1' }) openedBy: string;
  @InstantField({ optional: true }) closedAt?: string;
  @CodeField(CLOSING_REASONS, { optional: true }) closedReason?: ClosingReason;
  @IdField({ optional: true, describe: 'Service that meets it' }) offerId?: string;
}

export class DemandDto {
  @IdField() id: string;
  @IdField({ optional: true, describe: 'Referral that showed it; absent of somebody who was anonymised' })
  referralId?: string;

  @CodeField(GAP_CAUSES) cause: GapCause;
  @InstantField() at: string;
  @CodeField(DEMAND_STATES) state: DemandState;
  @IdField({ optional: true, describe: 'Service that is proposed' }) offerId?: string;
  @InstantField({ optional: true, describe: 'Since when it is; whoever does not answer is reminded' })
  proposedAt?: string;

  @IdField({ optional: true, describe: 'Referral by which it was taken up' }) newReferralId?: string;
  @InstantField({ optional: true }) endedAt?: string;
  @PersonField({ optional: true }) endedBy?: string;
  @CodeField(ALL_END_REASONS, { optional: true, describe: 'Why they wait no more' }) endReason?: Ending['reason'];
}

export class WholeGapDto extends GapDto {
  @ListField(() => DemandDto, { describe: 'Children who showed it' }) demands: DemandDto[];
}

export class GapListQuery extends PageQuery {
  @FlagQuery({ optional: true }) open?: boolean;
  @NeedField({ optional: true }) need?: string;
  @CodeField(SECTORS, { optional: true }) sector?: string;
  @CodeField(AGE_BANDS, { optional: true, example: '7-13' }) ageBand?: AgeBand;
  @CodeField(GAP_CAUSES, { optional: true }) cause?: GapCause;
}

export class DemandPath {
  @IdField({ describe: 'Gap' }) gapId: string;
  @IdField({ describe: 'Child who waited' }) id: string;
}

export class EndDemandBody {
  @CodeField(END_REASONS) reason: EndReason;
}

export class TakeUpBody {
  @PersonField({ optional: true, describe: 'Who walks with the family; absent: who did before' })
  personInCharge?: string;
}
