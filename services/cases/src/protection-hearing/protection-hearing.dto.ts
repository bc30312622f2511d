import { CodeField, IdField, InstantField, PersonField, TextField } from '@oln/service-kit';
import {
  HEARD,
  RELATIONS,
  UNHEARD_REASONS,
  type Heard,
  type Relation,
  type UnheardReason,
} from './protection-hearing.js';

export class HearingBody {
  @CodeField(HEARD) who: Heard;
  @IdField({ optional: true, describe: 'Needed for a child: one of the measure’s' }) childId?: string;
  @CodeField(RELATIONS, { optional: true, describe: 'Of an adult to the child' }) relation?: Relation;
  @TextField({
    optional: true,
    max: 20_000,
    example: 'Quiere vivir con su abuela',
    describe: 'What they said; or else why they were not heard',
  })
  said?: string;
  @CodeField(UNHEARD_REASONS, { optional: true }) unheardReason?: UnheardReason;
}

export class HearingDto {
  @IdField() id: string;
  @CodeField(HEARD) who: Heard;
  @IdField({ optional: true }) childId?: string;
  @CodeField(RELATIONS, { optional: true }) relation?: string;
  @TextField({ optional: true, max: 20_000, example: 'Quiere vivir con su abuela' }) said?: string;
  @CodeField(UNHEARD_REASONS, { optional: true }) unheardReason?: string;
  @InstantField() at: string;
  @PersonField() person: string;
}
