import type { ServiceName } from '@oln/contracts';

/** A question one service answers to the others. Read only. The types travel with the definition. */
export interface Question<Request = unknown, Answer = unknown> {
  readonly service: ServiceName;
  readonly query: string;
  /** Grows when request or answer change so that an old asker would misunderstand. */
  readonly version: number;
  /** Never set; it carries the types. */
  readonly types?: { request: Request; answer: Answer };
}

export const defineQuestion = <Request, Answer>(question: {
  service: ServiceName;
  query: string;
  version: number;
}): Question<Request, Answer> => Object.freeze(question);

/** `oln.ask.intake.family-members` */
export const questionSubject = ({ service, query }: Question): string => `oln.ask.${service}.${query}`;

export type UnavailableReason = 'no-responder' | 'timeout' | 'connection' | 'failed' | 'version';

/** The other service gives no answer now; whoever asked decides what to do without one. */
export class Unavailable extends Error {
  constructor(
    /** The service, or the consumer of one. */
    readonly service: string,
    readonly reason: UnavailableReason,
    cause?: unknown,
  ) {
    super(`${service} gives no answer (${reason})`, { cause });
    this.name = 'Unavailable';
  }
}
