import { addMonths, dayNumber, type LocalDate } from './local-date.js';

export const AGE_OF_MAJORITY = 18;

/**
 * Whole years on a day. Who was born on 29 February has their birthday on 1 March in common years: of the two
 * readings this one keeps a child under protection a day longer.
 */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  if (dayNumber(date) < dayNumber(birthDate)) throw new RangeError(`${date} lies before the birth`);
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthday(birthDate, years) <= date ? years : years - 1;
}

/** The day on which somebody comes of age; at its beginning they are no longer a child. */
export const comingOfAge = (birthDate: LocalDate): LocalDate => birthday(birthDate, AGE_OF_MAJORITY);

function birthday(birthDate: LocalDate, years: number): LocalDate {
  const same = addMonths(birthDate, 12 * years);
  return birthDate.endsWith('-02-29') && same.endsWith('-02-28') ? `${same.slice(0, 4)}-03-01` : same;
}
