import { ActorField, IdField, InstantField, TextField } from '@oln/service-kit';

const MAX = 20_000;
const EXAMPLE = 'Queremos una plaza donde se pueda jugar de noche';

export class OpinionBody {
  @TextField({ max: MAX, example: EXAMPLE, describe: 'In their own words' }) text: string;
  @IdField({ optional: true, describe: 'Participant who said it; absent: those who were there' })
  participantId?: string;
}

export class OpinionDto {
  @IdField() id: string;
  @TextField({ max: MAX, example: EXAMPLE }) text: string;
  @IdField({ optional: true }) participantId?: string;
  @InstantField() at: string;
  @ActorField() person: string;
}
