import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { CallFacts } from './record-call.ts';
import type { Trace } from './trace.ts';

export type ToldCall = Pick<CallFacts, 'consumer' | 'service' | 'operation' | 'status' | 'outcome' | 'tookMs' | 'at'>;
export type Traces = { tell: (call: ToldCall, trace: Trace) => void; close: () => Promise<void> };

/** What waits to be sent beyond this is dropped: a collector that is down costs no call and no memory. */
const mostWaiting = 4096;
const sentEveryMs = 2000;

/**
 * Báo vết gọi tới nơi thu OpenTelemetry (OTLP over HTTP): one span a call, of the trace that is passed on to the provider, under the
 * caller's. Who, what and how it went; never a body, a number or a name of a person.
 */
export function openTraces({ collectorUrl, gateway }: { collectorUrl: string; gateway: string }): Traces {
  // A span gets the ids that have gone out with its call already.
  let own = { traceId: '', spanId: '' };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'lgsp', 'service.instance.id': gateway }),
    idGenerator: { generateTraceId: () => own.traceId, generateSpanId: () => own.spanId },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: collectorUrl }),
        maxQueueSize: mostWaiting,
        scheduledDelayMillis: sentEveryMs,
      }),
    ],
  });
  const tracer = provider.getTracer('lgsp');
  return {
    tell: ({ consumer, service, operation, status, outcome, tookMs, at }, { traceId, spanId, parentSpanId, flags }) => {
      own = { traceId, spanId };
      const endedAt = Date.parse(at);
      const traceFlags = Number.parseInt(flags, 16);
      const parent = parentSpanId !== undefined && { traceId, spanId: parentSpanId, traceFlags, isRemote: true };
      const span = tracer.startSpan(
        operation === '' ? service || 'call' : `${service} ${operation}`,
        {
          kind: SpanKind.SERVER,
          startTime: endedAt - tookMs,
          attributes: {
            'http.response.status_code': status,
            'lgsp.consumer': consumer,
            'lgsp.service': service,
            'lgsp.operation': operation,
            'lgsp.outcome': outcome,
          },
        },
        parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
      );
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
      span.end(endedAt);
    },
    close: () => provider.shutdown(),
  };
}
