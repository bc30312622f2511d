import { refuse, type Refusal } from '@oln/contracts';
import { CapacityErrors } from './capacity.errors.js';

/** Places of a service in a period. Dates are local; no end: until further notice. */
export interface Capacity {
  offerId: string;
  /** Commune of the service's map. */
  commune: string;
  periodFrom: string;
  periodTo?: string;
  places: number;
  /** Places that are taken or kept for somebody. */
  taken: number;
  version: number;
  changedAt: Date;
}

export interface PeriodFacts {
  periodTo?: string;
  places: number;
}

export const vacanciesOf = ({ places, taken }: Pick<Capacity, 'places' | 'taken'>): number => places - taken;

/** Never below what is taken: nobody loses the place that was promised. */
export function decidePlaces(current: Capacity, facts: PeriodFacts, asOf: Date): Capacity | Refusal {
  const { taken, periodFrom } = current;
  if (facts.places < taken) return refuse(CapacityErrors.BELOW_TAKEN, { field: 'places', params: { taken } });
  if (facts.periodTo && facts.periodTo < periodFrom)
    return refuse(CapacityErrors.ENDS_BEFORE, { field: 'periodTo', params: { from: periodFrom } });
  const { places, periodTo } = facts;
  return { ...current, places, periodTo, version: current.version + 1, changedAt: asOf };
}

/** Of two periods of one service none holds a day of the other: a place is counted once. */
export function overlapping(
  period: Pick<Capacity, 'periodFrom' | 'periodTo'>,
  others: readonly Capacity[],
): Capacity | undefined {
  return others.find(
    ({ periodFrom, periodTo }) =>
      periodFrom !== period.periodFrom &&
      periodFrom <= (period.periodTo ?? FAR) &&
      period.periodFrom <= (periodTo ?? FAR),
  );
}

const FAR = '9999-12-31';
