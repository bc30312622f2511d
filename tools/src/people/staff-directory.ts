import { placesNow, principalAt, type Place, type Principal } from '@oln/identity';
import { Problem } from '../problem.js';
import { asAdmin } from '../stack/postgres/database.js';

/** The gateway's staff directory at an instant, as far as tokens tell of it. */
export interface StaffDirectory {
  staff: (Pick<Place, 'commune' | 'roles'> & { person: string; institution: string | null })[];
  /** Who stands in for whom. */
  standingIn: { commune: string; from: string; to: string }[];
  /** Records that were opened in an emergency. */
  opened: { commune: string; person: string; recordId: string }[];
}

const STAFF = `select person, commune, roles, institution from gateway.staff where active order by commune, person`;
const STANDING_IN = `
  select commune, from_person as "from", to_person as "to" from gateway.delegations
   where ended_at is null and starts_at <= $1 and ends_at > $1`;
const OPENED = `
  select commune, person, record_id as "recordId" from gateway.emergency_accesses
   where ends_at > $1 and (verdict is null or verdict = 'justified')`;

/** `url`: of the database, with a login that sees all communes. Wall time, as all of identity. */
export const readStaffDirectory = (url: string, now = new Date()): Promise<StaffDirectory> =>
  asAdmin(url, async (client) => ({
    staff: (await client.query<StaffDirectory['staff'][number]>(STAFF)).rows,
    standingIn: (await client.query<StaffDirectory['standingIn'][number]>(STANDING_IN, [now])).rows,
    opened: (await client.query<StaffDirectory['opened'][number]>(OPENED, [now])).rows,
  }));

/**
 * Who somebody is once they have signed in: in the first of their offices unless `commune` names another. Throws {@link Problem}, which
 * says whom or where there is.
 */
export function principalFromDirectory(person: string, directory: StaffDirectory, commune?: string): Principal {
  const places = placesOf(person, directory);
  const [first] = places;
  if (!first) throw new Problem(`The staff directory has no ${person} who works there.\n${whomThereIs(directory)}`);
  const away = directory.standingIn
    .filter(({ to }) => to === person)
    .map(({ commune: where, from }) => ({ commune: where, from, places: placesOf(from, directory) }));
  const opened = directory.opened.filter((one) => one.person === person);
  const principal = principalAt(person, placesNow(places, { away, opened }), commune ?? first.commune);
  if (principal) return principal;
  throw new Problem(`${person} does not work in ${commune}; --commune takes ${listOf(places.map(saidPlace))}.`);
}

const placesOf = (person: string, { staff }: StaffDirectory): Place[] =>
  staff
    .filter((one) => one.person === person && one.roles.length > 0)
    .map(({ commune, roles, institution }) => ({ commune, roles, ...(institution && { institution }) }));

const MOST_NAMED = 60;

function whomThereIs({ staff }: StaffDirectory): string {
  if (staff.length === 0) return 'There is nobody in it yet: --roles makes somebody up.';
  const communes = [...new Set(staff.map(({ commune }) => commune))];
  const named = staff.slice(0, MOST_NAMED);
  const lines = communes.flatMap((commune) => {
    const here = named.filter((one) => one.commune === commune);
    return here.length > 0
      ? [`  ${commune}: ${here.map((one) => `${one.person} (${one.roles.join(', ')})`).join(', ')}`]
      : [];
  });
  const more = staff.length > MOST_NAMED ? [`  and ${staff.length - MOST_NAMED} more`] : [];
  return ['There is', ...lines, ...more, '--roles makes somebody up who is not in it.'].join('\n');
}

const saidPlace = ({ commune, roles }: Place): string => `${commune} (${roles.join(', ')})`;

const listOf = (texts: readonly string[]): string => texts.join(' or ');
