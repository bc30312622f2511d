import { epochMs, isoInstant, type Instant } from './instant.js';
import { addDays, dateOfDayNumber, dayNumber, type LocalDate } from './local-date.js';

/**
 * The zone America/Santiago, as arithmetic instead of a library's data: a new Node or ICU must not move a due date of
 * a running process when its history is replayed. A test holds these rules against the zone data of the Node in use,
 * so that a change of the law is noticed; the years it changes are then added below.
 *
 * Terms end by this clock everywhere. Magallanes and Aysén keep UTC-3 all year, Easter Island is two hours behind:
 * there a day ends at another hour of the local watch.
 */
export const ZONE = 'America/Santiago';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** [first day of winter time, first day of summer time] where it was not the rule; empty: summer time all year. */
const IRREGULAR: Record<number, readonly [LocalDate, LocalDate] | readonly []> = {
  2010: ['2010-04-04', '2010-10-10'],
  2011: ['2011-05-08', '2011-08-21'],
  2012: ['2012-04-29', '2012-09-02'],
  2013: ['2013-04-28', '2013-09-08'],
  2014: ['2014-04-27', '2014-09-07'],
  2015: [],
  2016: ['2016-05-15', '2016-08-14'],
  2017: ['2017-05-14', '2017-08-13'],
  2018: ['2018-05-13', '2018-08-12'],
  2022: ['2022-04-03', '2022-09-11'],
};

/** UTC-3 in summer, UTC-4 in winter. Exact from 2010 on. */
export function offsetHours(instant: Instant): -3 | -4 {
  const ms = epochMs(instant);
  const year = new Date(ms).getUTCFullYear();
  const [winter, summer] = IRREGULAR[year] ?? [firstSundayFrom(year, 4, 2), firstSundayFrom(year, 9, 2)];
  if (winter === undefined || summer === undefined) return -3;
  // Both changes happen at midnight by the old time: 24:00 of Saturday.
  return ms >= utcMidnight(winter) + 3 * HOUR_MS && ms < utcMidnight(summer) + 4 * HOUR_MS ? -4 : -3;
}

/** The day it is in Santiago. */
export function localDate(instant: Instant): LocalDate {
  const ms = epochMs(instant);
  return dateOfDayNumber(Math.floor((ms + offsetHours(ms) * HOUR_MS) / DAY_MS));
}

/** First moment of the day. Where spring swallows midnight the day begins at 01:00. */
export const startOfLocalDay = (date: LocalDate): string => isoInstant(startMs(date));

/** 23:59:59 of the day, ISO. In autumn that time comes twice: the later one counts. */
export const endOfLocalDay = (date: LocalDate): string => isoInstant(startMs(addDays(date, 1)) - 1_000);

function startMs(date: LocalDate): number {
  const midnight = utcMidnight(date);
  const inSummer = midnight + 3 * HOUR_MS;
  return offsetHours(inSummer) === -3 ? inSummer : midnight + 4 * HOUR_MS;
}

const utcMidnight = (date: LocalDate): number => dayNumber(date) * DAY_MS;

function firstSundayFrom(year: number, month: number, day: number): LocalDate {
  const days = Date.UTC(year, month - 1, day) / DAY_MS;
  return dateOfDayNumber(days + ((10 - (days % 7)) % 7));
}
