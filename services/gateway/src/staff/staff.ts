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
