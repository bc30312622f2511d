import {
  defaultPayloadConverter,
  proxySinks,
  uuid4,
  type Headers,
  type Sinks,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';

/** What a process heard, or asked for and was answered. Milliseconds since 1970, by the process's clock. */
export interface ProcessSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  startMs: number;
  endMs: number;
}

export interface SpanSinks extends Sinks {
  spans: { ended(span: ProcessSpan): void };
}

/** Where clients, activities and Temporal's own interceptors for OpenTelemetry look for it. */
const HEADER = '_tracer-data';
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * The trace goes on through the process into its activities. By hand: code here is evaluated anew for each process, and
 * OpenTelemetry's own with its context manager cost more than half of a process, in time and in memory (docs/bench.md, P5).
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let trace: Trace | undefined;
  const { spans } = proxySinks<SpanSinks>();
  const begin = (name: string, { traceId, spanId: parentSpanId, flags }: Trace) => {
    const spanId = uuid4().replaceAll('-', '').slice(0, 16);
    const startMs = Date.now();
    return {
      trace: { traceId, spanId, flags },
      end: () => spans.ended({ name, traceId, spanId, parentSpanId, startMs, endMs: Date.now() }),
    };
  };
  return {
    inbound: [
      {
        execute(input, next) {
          trace = traceOf(input.headers);
          return next(input);
        },
        async handleSignal(input, next) {
          const heard = traceOf(input.headers);
          const span = heard && begin(`HandleSignal:${input.signalName}`, heard);
          try {
            return await next(input);
          } finally {
            span?.end();
          }
        },
      },
    ],
    outbound: [
      {
        async scheduleActivity(input, next) {
          if (!trace) return next(input);
          const asked = begin(`StartActivity:${input.activityType}`, trace);
          try {
            return await next({ ...input, headers: { ...input.headers, ...headerOf(asked.trace) } });
          } finally {
            asked.end();
          }
        },
        continueAsNew: (input, next) =>
          next(trace ? { ...input, headers: { ...input.headers, ...headerOf(trace) } } : input),
      },
    ],
  };
};

interface Trace {
  traceId: string;
  spanId: string;
  flags: string;
}

function traceOf(headers: Headers): Trace | undefined {
  const payload = headers[HEADER];
  if (!payload) return undefined;
  const { traceparent = '' } = defaultPayloadConverter.fromPayload<{ traceparent?: string }>(payload);
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  return traceId && spanId && flags ? { traceId, spanId, flags } : undefined;
}

const headerOf = ({ traceId, spanId, flags }: Trace): Headers => ({
  [HEADER]: defaultPayloadConverter.toPayload({ traceparent: `00-${traceId}-${spanId}-${flags}` }),
});
