import {
  createAxisBook,
  createDocumentAxis,
  createStandInAgency,
  documentAxisProvider,
} from '../connectors/document-axis/index.ts';
import { directWay } from '../connectors/outside/index.ts';
import type { Clock } from '../infrastructure/clock.ts';
import type { Db } from '../infrastructure/database/connect.ts';
import { buildSimulatedOutside } from './simulated-outside.ts';

/** The simulated document axis with its book in the test's database, the agency at its other end, and our connector to it. */
export async function buildDocumentAxis(db: Db, now: Clock) {
  const book = createAxisBook({ db, now });
  const agency = createStandInAgency({ book, now });
  const outside = await buildSimulatedOutside(undefined, { axis: { book, agency }, now });
  const settings = outside.outside.documentAxis;
  if (!settings) throw new Error('No document axis among the simulators');
  // A breaker that opened for one test would answer the next.
  const limits = { timeoutMs: 3000, breaker: { failures: 1000, restMs: 1 } };
  return {
    book,
    agency,
    settings,
    documentAxis: createDocumentAxis({ way: directWay(documentAxisProvider(settings)), now, limits }),
    behaves: (mode: string, trick?: string) =>
      outside.control('document-axis', { mode, delayMs: 5000, ...(trick !== undefined && { trick }) }),
    close: outside.close,
  };
}
