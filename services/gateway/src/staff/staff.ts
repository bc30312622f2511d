import { refuse, type Line, type Refusal, type Role } from '@oln/contracts';
import { StaffErrors } from './staff.errors.js';

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
  version: number;
}

/** `each`: a mail per notice; `daily`: one mail a day; `none`: the inbox only. */
export const MAIL_PREFERENCES = ['each', 'daily', 'none'] as const;
export type MailPreference = (typeof MAIL_PREFERENCES)[number];

export type Registration = Omit<StaffMember, 'version' | 'commune'>;

/** Facts of a registration or change: the member as it is from now on. */
export function decideRegistration(
  current: StaffMember | undefined,
  registration: Registration,
  commune: string,
): StaffMember | Refusal {
  const next = { ...registration, commune, version: (current?.version ?? 0) + 1 };
  return current && sameMember(current, next) ? refuse(StaffErrors.NOTHING_CHANGED) : next;
}

const sameMember = (current: StaffMember, next: StaffMember): boolean => fingerprint(current) === fingerprint(next);

const fingerprint = ({ roles, active, caseloads, language, email, mail }: StaffMember): string =>
  JSON.stringify([[...roles].sort(), active, caseloads, language, email, mail]);
