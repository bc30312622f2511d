import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { makeWorkflowExporter } from '@temporalio/interceptors-opentelemetry';
import type { InjectedSinks } from '@temporalio/worker';
import { appendFileSync } from 'node:fs';

const RESOURCE = resourceFromAttributes({ 'service.name': 'oln-worker' });

/** Spans of workflows leave the sandbox by this sink. */
export function spanSinks(traces: { otlpUrl?: string; file?: string }): InjectedSinks<never> {
  const exporter = traces.otlpUrl ? new OTLPTraceExporter({ url: traces.otlpUrl }) : toFile(traces.file);
  return { exporter: makeWorkflowExporter(new BatchSpanProcessor(exporter) as never, RESOURCE as never) } as never;
}

export const silentSpans = (): InjectedSinks<never> => spanSinks({});

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
  return `${JSON.stringify({ traceId, spanId, name: span.name, attributes: span.attributes })}\n`;
}
