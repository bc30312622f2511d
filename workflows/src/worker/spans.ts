import { SpanKind, SpanStatusCode, TraceFlags, type SpanContext } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { InjectedSinks } from '@temporalio/worker';
import { appendFileSync } from 'node:fs';
import type { ProcessSpan, SpanSinks } from '../interceptors.js';

const RESOURCE = resourceFromAttributes({ 'service.name': 'oln-worker' });
const SCOPE = { name: 'oln-worker' };

/** Spans of workflows leave the sandbox by this sink. */
export function spanSinks(traces: { otlpUrl?: string; file?: string }): InjectedSinks<SpanSinks> {
  const exporter = traces.otlpUrl ? new OTLPTraceExporter({ url: traces.otlpUrl }) : toFile(traces.file);
  const processor = new BatchSpanProcessor(exporter);
  const ended = ({ workflowId, runId }: { workflowId: string; runId: string }, span: ProcessSpan): void =>
    processor.onEnd(readable(span, { run_id: runId, temporalWorkflowId: workflowId }));
  return { spans: { ended: { fn: ended, callDuringReplay: false } } };
}

export const silentSpans = (): InjectedSinks<SpanSinks> => spanSinks({});

function readable(span: ProcessSpan, attributes: Record<string, string>): ReadableSpan {
  const { name, traceId, spanId, parentSpanId, startMs, endMs } = span;
  return {
    name,
    kind: SpanKind.CLIENT,
    spanContext: () => contextOf(traceId, spanId),
    parentSpanContext: contextOf(traceId, parentSpanId),
    startTime: timeOf(startMs),
    endTime: timeOf(endMs),
    duration: timeOf(endMs - startMs),
    status: { code: SpanStatusCode.UNSET },
    attributes,
    links: [],
    events: [],
    ended: true,
    resource: RESOURCE,
    instrumentationScope: SCOPE,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

const contextOf = (traceId: string, spanId: string): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
});

const timeOf = (ms: number): [seconds: number, nanoseconds: number] => [
  Math.floor(ms / 1_000),
  Math.round((ms % 1_000) * 1_000_000),
];

/** As JSON lines, for tests that search them; nowhere without a file. */
const toFile = (file: string | undefined): SpanExporter => ({
  export: (spans, done) => {
    if (file) appendFileSync(file, spans.map(line).join(''));
    done({ code: 0 });
  },
  shutdown: async () => undefined,
});

function line(span: ReadableSpan): string {
  const { traceId, spanId } = span.spanContext();
  const parent = span.parentSpanContext?.spanId;
  return `${JSON.stringify({ traceId, spanId, parent, name: span.name, attributes: span.attributes })}\n`;
}
