import { headers, errors, type MsgHdrs } from '@nats-io/nats-core';
import { Refusal, RefusedError, type RefusalDefinition } from '@oln/contracts';
import type { NatsLink } from '../nats/nats-link.js';
import type { Caller, CallerSeal } from './caller-seal.js';
import { questionSubject, Unavailable, type Question, type UnavailableReason } from './question.js';

/** What travels back. */
export type Reply =
  | { kind: 'answer'; answer: unknown }
  | { kind: 'refused'; definition: RefusalDefinition; at: Refusal['at'] }
  | { kind: 'failed'; reason: UnavailableReason };

export interface AskOptions {
  traceparent?: string;
  timeoutMs?: number;
}

/** Asks other services. Throws {@link Unavailable}, which names the service, or the other's {@link RefusedError}. */
export class Asker {
  private readonly timeoutMs: number;

  constructor(private readonly options: { link: NatsLink; seal: CallerSeal; timeoutMs?: number }) {
    this.timeoutMs = options.timeoutMs ?? 2_000;
  }

  async ask<Request, Answer>(
    question: Question<Request, Answer>,
    request: Request,
    caller: Caller,
    options: AskOptions = {},
  ): Promise<Answer> {
    const reply = await this.request(question, JSON.stringify(request ?? null), caller, options);
    if (reply.kind === 'answer') return reply.answer as Answer;
    if (reply.kind === 'refused') throw new RefusedError(new Refusal(reply.definition, reply.at));
    throw new Unavailable(question.service, reply.reason);
  }

  private async request(question: Question, body: string, caller: Caller, options: AskOptions): Promise<Reply> {
    const { link } = this.options;
    if (!link.connected) throw new Unavailable(question.service, 'connection');
    const timeout = options.timeoutMs ?? this.timeoutMs;
    try {
      const connection = await link.connection();
      const answer = await connection.request(questionSubject(question), body, {
        timeout,
        headers: this.headers(question, body, caller, options),
      });
      return answer.json<Reply>();
    } catch (error) {
      throw new Unavailable(question.service, reasonOf(error), error);
    }
  }

  private headers(question: Question, body: string, caller: Caller, { traceparent }: AskOptions): MsgHdrs {
    const { seal } = this.options;
    const sealed = seal.seal({ subject: questionSubject(question), body: `${question.version}\n${body}`, caller });
    const made = headers();
    made.set('Oln-Version', String(question.version));
    made.set('Oln-Caller', sealed.caller);
    made.set('Oln-Expires', sealed.expires);
    made.set('Oln-Key', sealed.key);
    made.set('Oln-Seal', sealed.seal);
    if (traceparent) made.set('traceparent', traceparent);
    return made;
  }
}

export function reasonOf(error: unknown): UnavailableReason {
  if (error instanceof errors.TimeoutError) return 'timeout';
  if (error instanceof errors.NoRespondersError) return 'no-responder';
  return error instanceof errors.RequestError && error.isNoResponders() ? 'no-responder' : 'connection';
}
