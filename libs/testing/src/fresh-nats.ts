import { HOME, natsUserOf } from '@oln/tools';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backEnds, SPEC_ACCOUNTS } from './back-ends.js';

export interface FreshNats {
  url: string;
  /** Name by which a service (or `house`, who may do everything) logs in. */
  user(name: string): string;
  password(name: string): string;
  /** What a plain client needs to be that user: services hear answers in an inbox of their own alone. */
  login(name: string): { servers: string; user: string; pass: string; inboxPrefix: string };
}

let mine: FreshNats | undefined;

/**
 * An account of NATS for this spec file alone: a stream named OLN of its own, consumers of its own, nothing heard from
 * other specs. Asked again, the same.
 */
export function freshNats(): FreshNats {
  mine ??= anAccount();
  return mine;
}

function anAccount(): FreshNats {
  const { env, ports, secrets } = backEnds();
  const account = claim(join(HOME, env, 'nats-accounts'));
  const url = `nats://127.0.0.1:${ports.nats}`;
  const user = (name: string): string => natsUserOf(name, account);
  const password = (name: string): string => secrets.nats[name]!;
  const login = (name: string) => ({
    servers: url,
    user: user(name),
    pass: password(name),
    inboxPrefix: `_INBOX.${user(name)}`,
  });
  return { url, user, password, login };
}

/** Numbers are given out once; a file that is there was taken. */
function claim(folder: string): number {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= SPEC_ACCOUNTS; number++) {
    try {
      writeFileSync(join(folder, String(number)), '', { flag: 'wx' });
      return number;
    } catch {
      // Another spec has it.
    }
  }
  throw new Error(`More than ${SPEC_ACCOUNTS} spec files want a stream of their own: raise SPEC_ACCOUNTS`);
}
