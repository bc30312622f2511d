import { HOME, natsUserOf } from '@oln/tools';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backEnds, SPEC_ACCOUNTS } from './back-ends.js';

export interface FreshNats {
  url: string;
  /** Name by which a service (or `house`, who may do everything) logs in. */
  user(name: string): string;
  password(name: string): string;
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
  return {
    url: `nats://127.0.0.1:${ports.nats}`,
    user: (name) => natsUserOf(name, account),
    password: (name) => secrets.nats[name]!,
  };
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
