import { drawRandom } from '../random-bytes.ts';

/** Vết gọi (W3C Trace Context): the caller's trace goes on under a span of ours; without one a trace begins here. */
export type Trace = { traceId: string; traceparent: string };

const form = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;
const zeros = /^0+$/;

export function continueTrace(header: string | string[] | undefined): Trace {
  const given = typeof header === 'string' ? form.exec(header) : null;
  const traceId = given?.[1] !== undefined && !zeros.test(given[1]) ? given[1] : drawRandom(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${drawRandom(8).toString('hex')}-${given?.[2] ?? '01'}` };
}
