import { refuse, type Refusal } from '@oln/contracts';
import { AnswerLinkErrors } from './answer-link.errors.js';

export interface AnswerLink {
  id: string;
  commune: string;
  about: string;
  notificationId: string;
  email: string;
  madeAt: Date;
  expiresAt: Date;
  usedAt?: Date;
  notMailedAt?: Date;
}

/** Once, and in time. */
export function decideUse(link: AnswerLink, asOf: Date): AnswerLink | Refusal {
  if (link.usedAt) return refuse(AnswerLinkErrors.USED);
  return link.expiresAt < asOf ? refuse(AnswerLinkErrors.EXPIRED) : { ...link, usedAt: asOf };
}

/** The commune is no secret: it says where the link may be looked for. */
export const tokenOf = (commune: string, secret: string): string => `${commune}.${secret}`;

export const communeOfToken = (token: string): string => token.slice(0, 5);
export const secretOfToken = (token: string): string => token.slice(6);
