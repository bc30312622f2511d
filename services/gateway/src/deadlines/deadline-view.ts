import { currentContext, type DueDateView } from '@oln/service-kit';
import { clockWords } from '../words/clock-words.js';
import { placeOf } from '../words/record-paths.js';
import type { DeadlineDto } from './deadlines.dto.js';
import { standsInHere } from './team.js';

/** A clock as the caller reads it. */
export function deadlineView(clock: DueDateView): DeadlineDto {
  const { asOf, language, principal } = currentContext();
  const place = placeOf(clock.process, clock.recordId);
  const words = clockWords(clock, asOf, language);
  const standsInFor = standsInHere(principal, clock);
  return {
    ...clock,
    standsInFor,
    recordKind: place?.kind ?? clock.process,
    path: place?.path,
    ...words,
  } as DeadlineDto;
}
