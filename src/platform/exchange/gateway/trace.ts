import { drawRandom } from '../random-bytes.ts';

/** Vết gọi (W3C Trace Context): the caller's trace goes on under a span of ours; without one a trace begins here. */
export type Trace = {
  traceId: string;
  spanId: string;
  /** Span of the caller; undefined where the trace begins. */
  parentSpanId: string | undefined;
  /** Two hexadecimal digits; `01` where somebody keeps this trace. */
  flags: string;
  /** The header that goes on to the provider. */
  traceparent: string;
};

const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const zeros = /^0+$/;

export function continueTrace(header: string | string[] | undefined): Trace {
  const [, traceId = '', parentSpanId = '', flags = ''] = (typeof header === 'string' && form.exec(header)) || [];
  const spanId = drawRandom(8).toString('hex');
  if (traceId === '' || zeros.test(traceId)) {
    const drawn = drawRandom(16).toString('hex');
    return { traceId: drawn, spanId, parentSpanId: undefined, flags: '01', traceparent: `00-${drawn}-${spanId}-01` };
  }
  return { traceId, spanId, parentSpanId, flags, traceparent: `00-${traceId}-${spanId}-${flags}` };
}
