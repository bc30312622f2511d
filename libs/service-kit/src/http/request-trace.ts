import { context as otel, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.js';
import { contextOf, SpanKind, traceparentOf } from '../telemetry/tracing.js';

/** Asked by machines, every few seconds. */
const OWN_PATHS = /^\/(health\/(live|ready)|metrics)(\?|$)/;

/** Who has no credential, no right, or calls too often. */
const TURNED_AWAY = new Set([401, 403, 429]);

/** What is kept of a request: a span around it; a metric and a line of log after it. Routes, never addresses: those can hold what was searched for. */
export class RequestTrace {
  constructor(private readonly parts: { metrics: Metrics; logger: Logger }) {}

  /** Runs `fn` in the span of the request. What is passed on (the gateway's proxy) goes on in it, also where the caller named no trace. */
  begin(request: FastifyRequest, fn: () => void): void {
    const parent = contextOf(request.headers.traceparent as string | undefined);
    const name = `${request.method} ${request.routeOptions.url}`;
    const span = trace.getTracer('oln').startSpan(name, { kind: SpanKind.SERVER }, parent);
    request.olnSpan = span;
    request.raw.once('close', () => span.end());
    otel.with(trace.setSpan(parent, span), () => {
      request.headers.traceparent = traceparentOf(span);
      fn();
    });
  }

  /** By then the context of the request is gone: its trace is named by hand. */
  end(request: FastifyRequest, reply: FastifyReply): void {
    const { method } = request;
    const [route, status] = [request.routeOptions.url ?? 'none', reply.statusCode];
    this.parts.metrics.requests.observe({ method, route, status: String(status) }, reply.elapsedTime / 1_000);
    if (OWN_PATHS.test(request.url)) return;
    const span = request.olnSpan;
    span?.setAttribute('http.response.status_code', status);
    if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    const traceId = span?.spanContext().traceId;
    const line = { method, route, status, ms: Math.round(reply.elapsedTime), ...(traceId && { traceId }) };
    const asked = status >= 400 && status < 500 ? whoAsked(request) : {};
    this.parts.logger[TURNED_AWAY.has(status) ? 'warn' : 'info']({ ...line, ...asked }, 'Answered');
  }
}

/** Of what was refused it is told who asked (the id in the directory) and from where: who tries doors is found by it. */
const whoAsked = ({ olnPrincipal, ip }: FastifyRequest): { person?: string; from: string } => ({
  ...(olnPrincipal && { person: olnPrincipal.person }),
  from: ip,
});
