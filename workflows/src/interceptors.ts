import {
  defaultPayloadConverter,
  proxySinks,
  uuid4,
  type Headers,
  type Sinks,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';

/** An activity that a process asked for, from its asking to its answer. Milliseconds since 1970, by the process's clock. */
export interface AskedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  startMs: number;
  endMs: number;
}

export interface SpanSinks extends Sinks {
  spans: { ended(span: AskedSpan): void };
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
  return {
    inbound: [
      {
        execute(input, next) {
          trace = traceOf(input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        async scheduleActivity(input, next) {
          if (!trace) return next(input);
          const { traceId, flags, spanId: parentSpanId } = trace;
          const spanId = uuid4().replaceAll('-', '').slice(0, 16);
          const span = {
            name: `StartActivity:${input.activityType}`,
            traceId,
            spanId,
            parentSpanId,
            startMs: Date.now(),
          };
          try {
            return await next({ ...input, headers: { ...input.headers, ...headerOf({ traceId, spanId, flags }) } });
          } finally {
            spans.ended({ ...span, endMs: Date.now() });
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
