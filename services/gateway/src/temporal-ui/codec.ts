import { openJsonPayloads, type JsonPayload, type KeyRing } from '@oln/crypto';
import { refuse, RefusedError } from '@oln/contracts';
import { currentContext, languageOf, mayCall, plainProblem, problemOf, sendProblem } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TemporalUiErrors } from './temporal-ui.errors.js';

/** Where the UI has payloads opened: a codec server, as Temporal's tools know it. */
export const CODEC_PATH = '/temporal/codec';
const MOST_PAYLOADS = 1_000;
const BODY_LIMIT = 4 * 1_048_576;

type Noted = () => Promise<void>;

/** `noted`: the house writes down that somebody read payloads. Nothing is encoded: nobody puts anything into a process from here. */
export function openCodec(server: FastifyInstance, keys: KeyRing, noted: Noted): void {
  server.post(`${CODEC_PATH}/decode`, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    try {
      return await reply.header('cache-control', 'no-store').send({ payloads: await opened(request, keys, noted) });
    } catch (error) {
      return refusal(request, reply, error);
    }
  });
}

async function opened({ body }: FastifyRequest, keys: KeyRing, noted: Noted): Promise<JsonPayload[]> {
  // Ids, codes and dates. Operators see that it runs, and nothing of what it is about.
  if (!mayCall(currentContext().principal, 'payloads.open'))
    throw new RefusedError(refuse(TemporalUiErrors.NOT_FOR_YOU));
  const { payloads } = (body ?? {}) as { payloads?: JsonPayload[] };
  if (!Array.isArray(payloads) || payloads.length > MOST_PAYLOADS) throw new TypeError('These are no payloads');
  const answer = await openJsonPayloads(payloads, keys.payload);
  await noted();
  return answer;
}

function refusal(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const language = languageOf(request);
  sendProblem(reply, error instanceof RefusedError ? problemOf(error.refusal, language) : plainProblem(400, language));
  return reply;
}
