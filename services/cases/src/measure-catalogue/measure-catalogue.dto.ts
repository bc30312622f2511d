import {
  CodesField,
  DateField,
  IdField,
  IntField,
  ListField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { IsDefined } from 'class-validator';

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;

export class MeasureTitleDto {
  @TextField({ example: 'Apoyo familiar en el domicilio' }) es: string;
  @TextField({ example: 'Support of the family at home' }) en: string;
}

export class CatalogueItemDto {
  @PatternField(CODE, { example: 'family-support', max: 80 }) code: string;
  @IsDefined() @PartField(() => MeasureTitleDto) title: MeasureTitleDto;
  @CodesField({ example: 'municipal-programme', max: 20, describe: 'Kinds of institution that can be responsible' })
  responsibles: string[];
  @IntField({ min: 1, max: 60, example: 12, describe: 'Longest term, in months' }) maxMonths: number;
}

export class CatalogueBody {
  @PatternField(CODE, { example: 'oln-measures', max: 80 }) code: string;
  @IntField({ min: 1, max: 10_000, example: 2 }) catalogueVersion: number;
  @DateField({ example: '2026-03-01', describe: 'Measures are adopted by it from this day on' }) validFrom: string;
  @ListField(() => CatalogueItemDto, { max: 100 }) items: CatalogueItemDto[];
}

export class CatalogueDto extends CatalogueBody {
  @IdField() id: string;
  @TextField({ example: '13110', describe: '*: of the house' }) commune: string;
  @IntField({ min: 1 }) version: number;
}
