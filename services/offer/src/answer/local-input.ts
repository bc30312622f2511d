import { isLocalDate, startOfLocalDay } from '@oln/calendar';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTE_MS = 60_000;

/** Day and hour as a form gives them, in Santiago; undefined if they are none. */
export function zonedInstant(date: string, time: string): Date | undefined {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  if (hours === undefined || !/^(20|21)\d\d-/.test(date) || !isLocalDate(date)) return undefined;
  return new Date(Date.parse(startOfLocalDay(date)) + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS);
}
