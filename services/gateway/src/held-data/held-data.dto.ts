import { servicesBut } from '@oln/contracts';
import {
  CodeField,
  EXPORT_REASONS,
  HeldRecordDto,
  IdField,
  InstantField,
  IntField,
  ListField,
  PersonField,
  ReaderDto,
  TextField,
} from '@oln/service-kit';

/** Services that hold anything on persons: reporting counts, and knows nobody. */
export const HOLDERS = servicesBut('reporting');
export type Holder = (typeof HOLDERS)[number];

export class WhoReadDto extends ReaderDto {
  @CodeField(HOLDERS) service: Holder;
  @TextField({ example: 'la gestión de casos', describe: 'The roles in words' }) roleLabel: string;
  @TextField({ example: 'Caso', describe: 'The kind of record in words' }) recordLabel: string;
}

export class WhoReadPageDto {
  @ListField(() => WhoReadDto) items: WhoReadDto[];
  @TextField({
    optional: true,
    max: 500,
    example: 'WyIyMDI2Il0',
    describe: 'Cursor of the next page; absent on the last one',
  })
  next?: string;
}

class ServiceDataDto {
  @CodeField(HOLDERS) service: Holder;
  @TextField({ example: 'Casos' }) label: string;
  @ListField(() => HeldRecordDto, { max: 100_000 }) records: HeldRecordDto[];
}

/**
 * Everything that is held on a person, to be kept or taken elsewhere. What is added keeps `formatVersion`; what changes or goes raises it.
 */
export class HeldDataDto {
  @CodeField(['oln.held-data']) format: 'oln.held-data';
  @IntField({ min: 1, example: 1 }) formatVersion: 1;
  @IdField({ describe: 'The person, as was asked for' }) person: string;
  @InstantField({ describe: 'Business time' }) madeAt: string;
  @PersonField({ describe: 'Who asked for it' }) madeBy: string;
  @CodeField(EXPORT_REASONS) reason: string;
  @TextField({ max: 2_000, example: 'Los textos que también tratan de otras personas…', describe: 'What is not given' })
  note: string;
  @ListField(() => ServiceDataDto, { max: 10 }) services: ServiceDataDto[];
  @ListField(() => WhoReadDto, { max: 100_000, describe: 'Who read or changed the file, the newest first' })
  readers: WhoReadDto[];
}
