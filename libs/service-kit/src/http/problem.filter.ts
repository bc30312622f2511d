import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Unavailable } from '@oln/messaging';
import { placeOf } from '@oln/worker-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { currentTraceId } from '../telemetry/tracing.js';
import { isBadValue, isConflict, isUnavailable } from '../persistence/database-errors.js';
import { languageOf } from './request-context.js';
import { InvalidRequestError } from './validation.js';
import { KitErrors } from './kit.errors.js';
import { plainProblem, problemOf, type Problem } from './problem.js';

/** The one place where errors become HTTP: refusals, invalid fields, conflicts, unavailability, and the unforeseen. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(reply, this.problem(error, request));
  }

  private problem(error: unknown, request: FastifyRequest): Problem {
    const language = languageOf(request);
    if (error instanceof RefusedError) return problemOf(error.refusal, language);
    if (error instanceof InvalidRequestError) {
      return { ...problemOf(refuse(KitErrors.INVALID), language), errors: error.fields(language) };
    }
    if (isConflict(error)) return problemOf(refuse(KitErrors.CONFLICT), language);
    if (isUnavailable(error)) return this.unavailable(error, language, 'The database is not available');
    if (error instanceof Unavailable) return this.unavailable(error, language, 'Another service gives no answer');
    if (isBadValue(error) && hasCursor(request))
      return problemOf(refuse(KitErrors.INVALID, { field: 'cursor' }), language);
    const status = statusOf(error);
    // Errors of libraries can quote what was sent: only their name and place are logged.
    if (status >= 500) this.log.error({ error: placeOf(error) }, 'A request failed');
    return plainProblem(status, language);
  }

  private unavailable(error: unknown, language: 'es' | 'en', what: string): Problem {
    this.log.warn({ error: placeOf(error) }, what);
    return plainProblem(503, language);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 503) reply.header('retry-after', '2');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="oln"');
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, traceId: currentTraceId() }));
}

/** Its keys come from outside and go into comparisons as they are: only the database knows their types. */
const hasCursor = ({ query }: FastifyRequest): boolean =>
  (query as { cursor?: unknown } | undefined)?.cursor !== undefined;

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
