import { CodeField, CommuneField, IdField, InstantField, IntField, TextField } from '@oln/service-kit';
import {
  MISSED_REASONS,
  OFFERS,
  SATISFACTIONS,
  type DeliveryState,
  type DeliveryVariant,
  type MissedReason,
  type Offer,
  type Satisfaction,
} from './service-delivery.js';

export class AgreeDto {
  @CodeField(OFFERS)
  offer: Offer;

  @InstantField({ optional: true })
  expectedAt?: string;
}

export class AgreeAgainDto {
  @InstantField({ optional: true })
  expectedAt?: string;
}

export class DeliverDto {
  @InstantField({ optional: true, describe: 'When it was handed over or attended; now if absent' })
  at?: string;
}

export class MissDto {
  @CodeField(MISSED_REASONS)
  reason: MissedReason;
}

export class FeedbackDto {
  @CodeField(SATISFACTIONS, { describe: 'Did it help?' })
  satisfied: Satisfaction;

  @TextField({ example: 'Llegó a tiempo', max: 2_000, optional: true, describe: 'What the family says; kept sealed' })
  note?: string;
}

export class DeliveryDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 1 }) version: number;
  @IdField() requestId: string;
  @CodeField(['transactional', 'individual-focus']) variant: DeliveryVariant;
  @CodeField(OFFERS) offer: Offer;
  @CodeField(['agreed', 'missed', 'delivered', 'feedback']) state: DeliveryState;
  @InstantField() agreedAt: string;
  @InstantField({ optional: true }) expectedAt?: string;
  @InstantField({ optional: true }) deliveredAt?: string;
  @IntField({ example: 0 }) timesMissed: number;
  @CodeField(SATISFACTIONS, { optional: true }) satisfied?: Satisfaction;
  @TextField({ optional: true, max: 2_000, example: 'Llegó a tiempo' }) note?: string;
}
