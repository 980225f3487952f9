import { sha256 } from '#infrastructure/crypto.ts';
import type { Clock } from '#infrastructure/clock.ts';
import { continueTrace } from '../gateway/trace.ts';
import { factsOf } from '../gateway/put-on-record.ts';
import { plain } from '../gateway/speech.ts';
import type { RecordCall } from '../gateway/record-call.ts';
import type { Known } from '../known/known.ts';

/**
 * In a minute a key is put on record once for an address, and for so many addresses: who tries it all the time, or from a network of
 * machines, does not fill the log.
 */
const windowMs = 60_000;
const mostAddresses = 10;

/**
 * Khóa lộ được đưa ra: a decoy, or a secret that was revoked or has ended, shown at `/token` goes on record as what it is; watching makes
 * an alert of it. Who shows it is told what every wrong secret is told.
 */
export function createLeakedKeyTeller({
  now,
  known,
  record,
}: {
  now: Clock;
  known: () => Known;
  record: RecordCall;
}): (shown: { client: string; secret: string; from: string }) => void {
  /** By key: no more of them than there are leaked ones, whatever anybody shows. */
  const told = new Map<string, { since: number; from: Set<string> }>();
  return ({ client, secret, from }) => {
    const system = known().systems.get(client);
    const hash = sha256(secret);
    const leaked = system?.leakedHashes.get(hash);
    if (!system || !leaked) return;
    const at = now().getTime();
    const before = told.get(hash);
    const lately = before && at - before.since < windowMs ? before : { since: at, from: new Set<string>() };
    if (lately.from.has(from) || lately.from.size >= mostAddresses) return;
    told.set(hash, lately);
    lately.from.add(from);
    const going = { startedAt: performance.now(), ...continueTrace(undefined), speech: plain };
    const facts = {
      ...factsOf({ now }, { system }, { status: 401, outcome: leaked.outcome, going }),
      operation: 'token',
    };
    // The log is full or gone: the gateway says so at every other call.
    void record({ ...facts, leaked: { key: leaked.id, from } }, { purpose: undefined, fields: [] }).catch(
      () => undefined,
    );
  };
}
