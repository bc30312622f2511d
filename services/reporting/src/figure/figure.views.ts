import type { Page } from '@oln/service-kit';
import type { IndicatorRecordDto } from './figure.dto.js';
import type { CountedRecord } from './records.repository.js';

/** Of what is of no time the value says nothing. */
export const recordsView = ({ items, next }: Page<CountedRecord>): Page<IndicatorRecordDto> => ({
  items: items.map(({ value, ...record }) => ({ ...record, ...(value >= 0 && { value }) })),
  next,
});
