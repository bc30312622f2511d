import type { BrowserKind } from './browser.js';

/** Somebody who has signed in with a browser. Wall time, as all of identity: a demo's clock ends nobody's session. */
export interface Session extends BrowserKind {
  id: string;
  /** Commune in which they act now. */
  commune: string;
  person: string;
  openedAt: Date;
  seenAt: Date;
  endedAt?: Date;
  /** When the provider last had them prove who they are; it may not have said. */
  provedAt?: Date;
}

/** Who leaves a desk for half an hour signs in again, and so does everybody after a working day. */
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 10 * 3_600_000;
/** How often it is written down that somebody is still there. */
export const SEEN_EVERY_MS = 60_000;

export const isLive = ({ openedAt, seenAt, endedAt }: Session, now: Date): boolean =>
  !endedAt && now.getTime() - seenAt.getTime() < IDLE_MS && now.getTime() - openedAt.getTime() < LONGEST_MS;
