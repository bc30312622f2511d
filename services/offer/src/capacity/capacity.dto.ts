import { CommuneField, DateField, IdField, InstantField, IntField } from '@oln/service-kit';

export class PeriodPath {
  @IdField({ describe: 'Service of the map' }) id: string;
  @DateField({ example: '2026-03-01', describe: 'First day of the period' }) from: string;
}

export class PeriodBody {
  @DateField({ optional: true, example: '2026-12-31', describe: 'Last day; absent: until further notice' })
  periodTo?: string;
  @IntField({ max: 100_000, example: 12, describe: 'Places in all; never fewer than are taken' }) places: number;
}

export class CapacityDto {
  @IdField() offerId: string;
  @CommuneField() commune: string;
  @DateField({ example: '2026-03-01' }) periodFrom: string;
  @DateField({ optional: true, example: '2026-12-31' }) periodTo?: string;
  @IntField({ example: 12 }) places: number;
  @IntField({ example: 9, describe: 'Taken, or kept for somebody' }) taken: number;
  @IntField({ example: 3 }) vacancies: number;
  @IntField({ min: 1, example: 1 }) version: number;
  @InstantField() changedAt: string;
}
