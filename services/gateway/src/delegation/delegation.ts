import { refuse, type Refusal } from '@oln/contracts';
import { OFFICE_ROLES } from '@oln/identity';
import type { StaffMember } from '../staff/staff.js';
import { DelegationErrors } from './delegation.errors.js';

/** Somebody is away, and a colleague stands in for them. Wall time, as all of identity. */
export interface Delegation {
  id: string;
  commune: string;
  /** Who is away. */
  from: string;
  /** Who stands in. */
  to: string;
  startsAt: Date;
  endsAt: Date;
  createdBy: string;
  endedAt?: Date;
}

const DAY_MS = 86_400_000;
/** Whoever is away for longer hands their cases over. */
const LONGEST_DAYS = 60;

type Asked = Pick<Delegation, 'from' | 'to' | 'startsAt' | 'endsAt'>;

/** Nobody stands in for more people than one can hold in mind; and a token names them all. */
const MOST_AT_ONCE = 10;

export interface DelegationFacts {
  /** The two of them, as the directory has them. */
  members: readonly (StaffMember | undefined)[];
  /** Of `to`, in force or to come. */
  others: readonly Delegation[];
  now: Date;
}

export function decideDelegation(asked: Asked, { members, others, now }: DelegationFacts): Asked | Refusal {
  const { from, to, startsAt, endsAt } = asked;
  if (from === to) return refuse(DelegationErrors.SAME_PERSON, { field: 'to' });
  const lasts = endsAt.getTime() - startsAt.getTime();
  const begins = startsAt.getTime() - now.getTime();
  if (lasts <= 0 || lasts > LONGEST_DAYS * DAY_MS || begins > LONGEST_DAYS * DAY_MS)
    return refuse(DelegationErrors.TOO_LONG, { field: 'endsAt' });
  if (others.some((other) => other.from === from && other.startsAt < endsAt && startsAt < other.endsAt))
    return refuse(DelegationErrors.ALREADY, { field: 'to' });
  if (others.length >= MOST_AT_ONCE) return refuse(DelegationErrors.TOO_MANY, { field: 'to' });
  for (const [at, field] of (['from', 'to'] as const).entries())
    if (!worksThere(members[at])) return refuse(DelegationErrors.NOT_OF_OFFICE, { field });
  return asked;
}

const worksThere = (member: StaffMember | undefined): boolean =>
  member?.active === true && member.roles.some((role) => OFFICE_ROLES.includes(role));

export const isActive = ({ startsAt, endsAt, endedAt }: Delegation, now: Date): boolean =>
  !endedAt && startsAt <= now && now < endsAt;
