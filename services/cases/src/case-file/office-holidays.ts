import { Injectable } from '@nestjs/common';
import { holidaysOf, yearsFrom } from '@oln/calendar/holidays';

/** National holidays of the years a case can touch; computed once a year. */
@Injectable()
export class OfficeHolidays {
  private readonly known = new Map<number, string[]>();

  from(year: number): string[] {
    const found = this.known.get(year) ?? holidaysOf(yearsFrom(year));
    this.known.set(year, found);
    return found;
  }
}
