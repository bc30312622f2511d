import { Injectable } from '@nestjs/common';
import { holidaysOf, yearsFrom } from '@oln/calendar/holidays';

/** National holidays of the years the clocks of a case can touch. */
@Injectable()
export class OfficeHolidays {
  /** From the year in which a stage was entered (its clocks count from there) to two years after `now`. */
  from(year: number, now = year): readonly string[] {
    return holidaysOf(yearsFrom(year, Math.max(now - year, 0) + 3));
  }
}
