import { describe, it } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import {
  addTerm,
  businessDaysBetween,
  compareInstants,
  endOfLocalDay,
  fractionOfTerm,
  isBusinessDay,
  localDate,
  timesTerm,
  ZONE,
} from './index.js';
import type { Term } from '@oln/contracts';
import { holidaysOf, yearsFrom } from './holidays.js';

const HOLIDAYS = new Set(holidaysOf(yearsFrom(2024, 12)));
const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) });
const amounts = fc.integer({ min: 1, max: 60 });
const units = fc.constantFrom('bd', 'd', 'h', 'm');
const terms = fc.tuple(amounts, units).map(([amount, unit]) => `${amount}${unit}` as Term);

const holds = <Values extends [unknown, ...unknown[]]>(
  ...property: [...{ [At in keyof Values]: fc.Arbitrary<Values[At]> }, (...values: Values) => boolean]
) =>
  fc.assert(fc.property(...(property as unknown as [fc.Arbitrary<unknown>, (value: unknown) => boolean])), {
    numRuns: 300,
  });

describe('Whatever the start and the term', () => {
  it('the end lies after the start', () => {
    holds<[number, Term]>(instants, terms, (start, term) => Date.parse(addTerm(start, term, HOLIDAYS)) > start);
  });

  it('a later start never ends earlier', () => {
    holds<[number, number, Term]>(
      instants,
      fc.nat(40 * 86_400_000),
      terms,
      (start, later, term) =>
        compareInstants(addTerm(start, term, HOLIDAYS), addTerm(start + later, term, HOLIDAYS)) <= 0,
    );
  });

  it('a longer term of the same unit never ends earlier', () => {
    holds<[number, number, string]>(
      instants,
      amounts,
      units,
      (start, amount, unit) =>
        compareInstants(
          addTerm(start, `${amount}${unit}` as Term, HOLIDAYS),
          addTerm(start, `${amount + 1}${unit}` as Term, HOLIDAYS),
        ) < 0,
    );
  });

  it('the reminder comes after the start, not after the end, and the climb after the end', () => {
    holds<[number, Term]>(instants, terms, (start, term) => {
      const [remind, due, climb] = [
        fractionOfTerm(start, term, 0.6, HOLIDAYS),
        addTerm(start, term, HOLIDAYS),
        timesTerm(start, term, 2, HOLIDAYS),
      ];
      return Date.parse(remind) > start && compareInstants(remind, due) <= 0 && compareInstants(due, climb) < 0;
    });
  });

  it('a term in business days ends at the end of a business day, after as many of them', () => {
    holds<[number, number]>(instants, amounts, (start, amount) => {
      const due = addTerm(start, `${amount}bd`, HOLIDAYS);
      const day = localDate(due);
      return (
        isBusinessDay(day, HOLIDAYS) &&
        due === endOfLocalDay(day) &&
        businessDaysBetween(localDate(start), day, HOLIDAYS) === amount
      );
    });
  });

  it('days and months end where the Temporal polyfill says', () => {
    holds<[number, number, string]>(instants, amounts, fc.constantFrom('d', 'm'), (start, amount, unit) => {
      const date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(ZONE).toPlainDate();
      const last = unit === 'd' ? date.add({ days: amount }) : date.add({ months: amount });
      const expected = last.add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds - 1_000;
      return Date.parse(addTerm(start, `${amount}${unit}` as Term, HOLIDAYS)) === expected;
    });
  });
});
