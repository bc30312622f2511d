import type { Line, Role } from '@oln/contracts';

export interface Caseload {
  line: Line;
  /** Families at most. */
  maximum: number;
}

/** A person of the office in one commune. Opaque id: names and credentials are the identity provider's. */
export interface StaffMember {
  person: string;
  commune: string;
  roles: Role[];
  active: boolean;
  caseloads: Caseload[];
  language: 'es' | 'en';
  /** Where notices are sent; kept sealed. */
  email?: string;
  mail: MailPreference;
  /** Organisation of the local network that they belong to, if they are not of the office. */
  institution?: string;
  version: number;
}

/** `each`: a mail per notice; `daily`: one mail a day; `none`: the inbox only. */
export const MAIL_PREFERENCES = ['each', 'daily', 'none'] as const;
export type MailPreference = (typeof MAIL_PREFERENCES)[number];

/** What is left out stays as it is: the address is not shown, so who changes a caseload cannot repeat it. */
export type Registration = Pick<StaffMember, 'person' | 'roles' | 'active' | 'caseloads'> &
  Partial<Pick<StaffMember, 'language' | 'email' | 'mail' | 'institution'>>;

/** Roles that look into offices from outside, or run the house. */
const OVERSEEING: readonly Role[] = ['regional-supervisor', 'national-supervisor', 'operator'];

type Keeping = 'directory.keep' | 'overseers.keep';

const keepingOf = (role: Role): Keeping => (OVERSEEING.includes(role) ? 'overseers.keep' : 'directory.keep');

/** Who changes a directory, as far as it matters to whom they may change there. */
export interface Keeper {
  person: string;
  may(right: Keeping): boolean;
}

/**
 * Whoever keeps the directory of an office gives and takes the roles of the office: one above it would open what stays closed to it.
 * Of who oversees, whoever oversees as well, and nobody makes themselves one. What goes with the roles (address, room) is changed
 * by who may give one of them.
 */
export function mayRegister(keeper: Keeper, before: StaffMember | undefined, after: StaffMember): boolean {
  const [had, has] = [rolesAtWork(before), rolesAtWork(after)];
  const given = has.filter((role) => !had.includes(role));
  const taken = had.filter((role) => !has.includes(role));
  const isOwnRise = after.person === keeper.person && given.some((role) => OVERSEEING.includes(role));
  if (isOwnRise) return false;
  const changed = [...given, ...taken];
  if (changed.length > 0) return changed.every((role) => keeper.may(keepingOf(role)));
  const named = [...(before?.roles ?? []), ...after.roles];
  return named.length === 0 ? keeper.may('directory.keep') : named.some((role) => keeper.may(keepingOf(role)));
}

/** Who has left has none, whatever they were. */
const rolesAtWork = (member: StaffMember | undefined): Role[] => (member?.active ? member.roles : []);

/** The member from now on; the very same one if nothing changes, so that a registration may be repeated. */
export function decideRegistration(
  current: StaffMember | undefined,
  { person, roles, active, caseloads, ...more }: Registration,
  commune: string,
): StaffMember {
  const next: StaffMember = {
    ...{ person, commune, roles, active, caseloads },
    language: more.language ?? current?.language ?? 'es',
    email: more.email ?? current?.email,
    mail: more.mail ?? current?.mail ?? 'daily',
    institution: more.institution ?? current?.institution,
    version: (current?.version ?? 0) + 1,
  };
  return current && sameMember(current, next) ? current : next;
}

const sameMember = (current: StaffMember, next: StaffMember): boolean => fingerprint(current) === fingerprint(next);

const fingerprint = ({ roles, active, caseloads, language, email, mail, institution }: StaffMember): string =>
  JSON.stringify([[...roles].sort(), active, caseloads, language, email, mail, institution]);
