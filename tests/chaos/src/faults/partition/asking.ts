import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { COMMUNE } from '../../load/office.js';
import { serviceOf } from '../../house/services.js';
import type { Arena } from '../fault.js';

/** Nobody waits longer for an answer, whatever is lost. */
export const ANSWERS_WITHIN_MS = 30_000;

/** One call of a replica itself, past the gateway. */
export interface Asked {
  part: string;
  what: 'read' | 'write';
  ms: number;
  /** Absent: none came in time. */
  status?: number;
  retryAfter?: boolean;
}

const EVERY_MS = 1_000;
/** Past the bar, so that what is late is seen to be late and not only gone. */
const GIVES_UP_MS = ANSWERS_WITHIN_MS + 5_000;

/** Asks replicas without pause, to read and to write, until it is told to stop; gives every answer. */
export async function askOn(arena: Arena, parts: readonly string[], stop: AbortSignal): Promise<Asked[]> {
  const token = await tokenOf(arena);
  const asked: Promise<Asked>[] = [];
  for (; !stop.aborted; await sleep(EVERY_MS))
    for (const part of parts) for (const what of ['read', 'write'] as const) asked.push(ask(arena, part, what, token));
  return Promise.all(asked);
}

function tokenOf({ stack }: Arena): Promise<string> {
  const principal = { person: 'operadora-1', roles: ['operator'], communes: [COMMUNE], kind: 'person' } as const;
  return issueDevToken(
    { ...principal, roles: [...principal.roles], communes: [...principal.communes] },
    loadKeyRing(stack.secrets.keysFile),
  );
}

async function ask({ stack }: Arena, part: string, what: Asked['what'], token: string): Promise<Asked> {
  const port = stack.state().parts.find(({ name }) => name === part)?.port;
  const path = `http://127.0.0.1:${port}/api/${serviceOf(part)}/v1/parked-messages`;
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(GIVES_UP_MS);
  const began = Date.now();
  try {
    const response = await (what === 'read'
      ? fetch(`${path}?limit=1`, { headers, signal })
      : // Nobody has parked it: where the database answers, that is said.
        fetch(`${path}/${randomUUID()}/replay`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
          body: '{}',
          signal,
        }));
    await response.arrayBuffer();
    const { status } = response;
    return { part, what, ms: Date.now() - began, status, retryAfter: response.headers.has('retry-after') };
  } catch {
    return { part, what, ms: Date.now() - began };
  }
}
