import { currentContext, type DueDateView } from '@oln/service-kit';
import { clockWords } from '../words/clock-words.js';
import { placeOf } from '../words/record-paths.js';
import type { DeadlineDto } from './deadlines.dto.js';

/** A clock as the caller reads it. */
export function deadlineView(clock: DueDateView): DeadlineDto {
  const { asOf, language } = currentContext();
  const place = placeOf(clock.process, clock.recordId);
  const words = clockWords(clock, asOf, language);
  return { ...clock, recordKind: place?.kind ?? clock.process, path: place?.path, ...words } as DeadlineDto;
}
