import { directWay } from '../connectors/outside/index.ts';
import {
  createPaymentBook,
  createPaymentPlatform,
  paymentPlatformProvider,
  readPartnerContent,
} from '../connectors/payment-platform/index.ts';
import type { Clock } from '../infrastructure/clock.ts';
import type { Db } from '../infrastructure/database/connect.ts';
import { buildSimulatedOutside } from './simulated-outside.ts';

/** Nobody listens there: what is told does not arrive. */
const nowhere = 'http://127.0.0.1:9/';

/** The simulated payment platform with its book in the test's database, our connector to it, and a tester at its page. */
export async function buildPaymentPlatform(db: Db, now: Clock, resultUrl: () => string = () => nowhere) {
  const book = createPaymentBook({ db, now });
  const outside = await buildSimulatedOutside(undefined, { payments: { book, resultUrl }, now });
  const settings = outside.outside.paymentPlatform;
  if (!settings) throw new Error('No payment platform among the simulators');
  const content = await readPartnerContent('content/vinh-phuc');
  // A breaker that opened for one test would answer the next.
  const limits = { timeoutMs: 1000, breaker: { failures: 1000, restMs: 1 } };
  const way = directWay(paymentPlatformProvider(settings));
  const connect = (changes: Partial<Omit<typeof settings, 'url'>> = {}) =>
    createPaymentPlatform({ ...settings, ...changes, way, content, now, limits });
  return {
    book,
    settings,
    connect,
    paymentPlatform: connect(),
    behaves: (mode: string, trick?: string) =>
      outside.control('payment-platform', { mode, delayMs: 3000, ...(trick !== undefined && { trick }) }),
    /** Chooses the outcome on the page; answers where the browser is sent. */
    decide: async (page: string, outcome: 'paid' | 'failed' | 'paid_untold') => {
      const body = new URLSearchParams({ outcome });
      const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' });
      return answer.headers.get('location');
    },
    close: outside.close,
  };
}
