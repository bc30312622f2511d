import type { CapacityDto } from './capacity.dto.js';
import { vacanciesOf, type Capacity } from './capacity.js';

export const capacityView = (capacity: Capacity): CapacityDto => ({
  ...capacity,
  vacancies: vacanciesOf(capacity),
  changedAt: new Date(capacity.changedAt).toISOString(),
});
