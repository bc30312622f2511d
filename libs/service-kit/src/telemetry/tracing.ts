import {
  context,
  isSpanContextValid,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import { appendFile } from 'node:fs/promises';

export interface TraceTargets {
  service: string;
  otlpUrl?: string;
  file?: string;
}

/** Spans as JSON lines, for tests that search them and for machines without a collector. */
class FileExporter implements SpanExporter {
  constructor(private readonly file: string) {}

  export(spans: ReadableSpan[], done: (result: { code: number }) => void): void {
    const lines = spans.map((span) => {
      const { traceId, spanId } = span.spanContext();
      const parent = span.parentSpanContext?.spanId;
      return JSON.stringify({
        traceId,
        spanId,
        parent,
        name: span.name,
        attributes: span.attributes,
        resource: span.resource.attributes,
      });
    });
    appendFile(this.file, `${lines.join('\n')}\n`).then(
      () => done({ code: 0 }),
      () => done({ code: 1 }),
    );
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}

/** Starts tracing; returns how to flush and stop it. Context is carried even where spans are sent nowhere. */
export function startTracing(targets: TraceTargets): () => Promise<void> {
  const exporters: SpanExporter[] = [];
  if (targets.otlpUrl) exporters.push(new OTLPTraceExporter({ url: targets.otlpUrl }));
  if (targets.file) exporters.push(new FileExporter(targets.file));
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `oln-${targets.service}` }),
    spanProcessors: exporters.map((exporter) => new BatchSpanProcessor(exporter, { scheduledDelayMillis: 500 })),
  });
  provider.register();
  return () => provider.shutdown();
}

const tracer = () => trace.getTracer('oln');

/** Runs `fn` in a span whose parent is `traceparent` (or the running span). Attributes: codes and ids only. */
export async function inSpan<Result>(
  name: string,
  options: { traceparent?: string; kind?: SpanKind; attributes?: Record<string, string> },
  fn: (span: Span) => Promise<Result>,
): Promise<Result> {
  const parent = contextOf(options.traceparent);
  return tracer().startActiveSpan(
    name,
    { kind: options.kind, attributes: options.attributes },
    parent,
    async (span) => {
      try {
        return await fn(span);
      } catch (error) {
        // Not recordException: messages of libraries can quote data.
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
        throw error;
      } finally {
        span.end();
      }
    },
  );
}

export function contextOf(traceparent: string | undefined): Context {
  return traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();
}

/** W3C traceparent of the running span. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan();
  return span && traceparentOf(span);
}

/** Put together here, since it is needed for every call: the propagator writes the same into a carrier, with the baggage that we do not send. */
export function traceparentOf(span: Span): string | undefined {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  return `00-${traceId}-${spanId}-0${(traceFlags & TraceFlags.SAMPLED).toString(16)}`;
}

export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;

export { SpanKind };
