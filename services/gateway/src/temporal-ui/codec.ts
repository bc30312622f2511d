import { openJsonPayloads, type JsonPayload, type KeyRing } from '@oln/crypto';
import { refuse, RefusedError, type Role } from '@oln/contracts';
import { currentContext, languageOf, plainProblem, problemOf, sendProblem } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TemporalUiErrors } from './temporal-ui.errors.js';

/** Where the UI has payloads opened: a codec server, as Temporal's tools know it. */
export const CODEC_PATH = '/temporal/codec';
const MOST_PAYLOADS = 1_000;
const BODY_LIMIT = 4 * 1_048_576;

/** Who may read what a process was given: ids, codes and dates. Operators see that it runs, and nothing of what it is about. */
const READERS: readonly Role[] = ['regional-supervisor', 'national-supervisor'];

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
  const { roles } = currentContext().principal;
  if (!READERS.some((role) => roles.includes(role))) throw new RefusedError(refuse(TemporalUiErrors.NOT_FOR_YOU));
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
