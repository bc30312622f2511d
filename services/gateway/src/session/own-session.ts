import { refuse, type Refusal } from '@oln/contracts';
import type { Session } from './session.js';
import { SignInErrors } from './sign-in.errors.js';

/** A session of somebody, as they see it. */
export interface OwnSession extends Session {
  /** That of the browser that asks. */
  isThis: boolean;
}

const RECENT_SECONDS = 600;
/** What the provider is asked for by whoever has to prove anew who they are. */
export const PROVED_ANEW = { prompt: 'login', max_age: String(RECENT_SECONDS) } as const;

/**
 * One's own session is ended by whoever sits before it. Another one by who has just proved who they are: whoever finds a browser open
 * does not sign its owner out everywhere else.
 */
export function decideEnd(own: readonly OwnSession[], id: string, now: Date): OwnSession | Refusal {
  const wanted = own.find((session) => session.id === id);
  if (!wanted) return refuse(SignInErrors.NOT_FOUND);
  if (wanted.isThis) return wanted;
  const provedAt = own.find(({ isThis }) => isThis)?.provedAt;
  const isRecent = provedAt && now.getTime() - provedAt.getTime() < RECENT_SECONDS * 1_000;
  return isRecent ? wanted : refuse(SignInErrors.NOT_RECENT);
}
