import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import { ApiDescription, isOwnRoute, type Json } from './api-description.js';
import type { Send } from './mangled-bodies.js';
import { HERE } from './service-house.js';

/** What a body is sent as, besides itself. */
export interface Sending {
  /** Whatever somebody who may do much may: by a token of two hours. */
  roles: Parameters<typeof issueDevToken>[0]['roles'];
  /** The address of an operation, with its ids. */
  real(path: string): string | Promise<string>;
  ifMatch(path: string): string;
}

export interface Sent {
  status: number;
  type: string | null;
  text: string;
}

/** Sends bodies to the operations of a service as they are, past everything that a client would put right. */
export async function senderTo(base: string, { roles, real, ifMatch }: Sending) {
  const principal = { person: 'supervisora-1', roles, communes: [HERE], kind: 'person' as const };
  const token = await issueDevToken(principal, loadKeyRing(backEnds().secrets.keysFile), { ttl: 7_200 });
  return async (operation: string, sent: Json, language = 'es'): Promise<Sent> => {
    const [method, path] = operation.split(' ') as [string, string];
    const answer = await fetch(`${base}${await real(path)}`, {
      method: method.toUpperCase(),
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': language },
        ...{ 'idempotency-key': newId(), 'if-match': ifMatch(path) },
      },
      body: typeof sent === 'string' ? sent : JSON.stringify(sent),
    });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
}

/**
 * What the own routes of a service take, and who sends it to them as somebody who may do much. `ids`: records that there are, by the
 * first word of their address.
 */
export async function ownBodies(
  base: string,
  ids: Readonly<Record<string, string>>,
): Promise<{ examples: [operation: string, example: Json][]; send: Send }> {
  const send = await senderTo(base, {
    roles: ['coordinator', 'regional-supervisor'],
    real: (path) => path.replace('{commune}', HERE).replace('{id}', ids[path.split('/')[1]!] ?? newId()),
    ifMatch: () => '"1"',
  });
  return { examples: (await ApiDescription.of(base, isOwnRoute)).examples(), send };
}
