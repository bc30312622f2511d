import { refuse, type Refusal, type Role } from '@oln/contracts';
import { ClientSecretErrors } from './client-secret.errors.js';

/** What a system of somebody else, or of our own, signs in with (OAuth 2.0, client credentials). Wall time, as all of identity. */
export interface ClientSecret {
  id: string;
  commune: string;
  /** The service account: somebody of the staff directory, who has no password. */
  person: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt?: Date;
  endedAt?: Date;
}

/** Who may act without a person at the keyboard. Nobody who walks with families: they sign in themselves. */
const OF_SYSTEMS: readonly Role[] = ['integrator', 'network-member', 'operator'];

/** An account without a role is nobody's yet. */
export const isOfSystems = (roles: readonly Role[]): boolean =>
  roles.length > 0 && roles.every((role) => OF_SYSTEMS.includes(role));

const DAY_MS = 86_400_000;
/** A year, so that a system that was forgotten is noticed. */
const SECRET_DAYS = 365;
/** Room to bring a new one in before the old one ends. */
const MOST_LIVE = 2;
/** How often it is written down that one was used. */
export const USED_EVERY_MS = 3_600_000;

export const isLive = ({ endedAt, expiresAt }: Pick<ClientSecret, 'endedAt' | 'expiresAt'>, now: Date): boolean =>
  !endedAt && now < expiresAt;

/** Until when a new one is good. `kept`: those of the same account. */
export function decideSecret(roles: readonly Role[], kept: readonly ClientSecret[], now: Date): Date | Refusal {
  if (!isOfSystems(roles)) return refuse(ClientSecretErrors.NOT_A_SYSTEM);
  if (kept.filter((one) => isLive(one, now)).length >= MOST_LIVE) return refuse(ClientSecretErrors.TOO_MANY);
  return new Date(now.getTime() + SECRET_DAYS * DAY_MS);
}
