import { sha256 } from '#infrastructure/crypto.ts';
import type { Clock } from '#infrastructure/clock.ts';
import { continueTrace } from '../gateway/trace.ts';
import { factsOf } from '../gateway/put-on-record.ts';
import { plain } from '../gateway/speech.ts';
import type { RecordCall } from '../gateway/record-call.ts';
import type { Known } from '../known/known.ts';

/** The same key from the same address is put on record so often: who tries it all the time does not fill the log. */
const atMostEveryMs = 60_000;
const mostRemembered = 1000;

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
  const toldAt = new Map<string, number>();
  return ({ client, secret, from }) => {
    const system = known().systems.get(client);
    const hash = sha256(secret);
    const leaked = system?.leakedHashes.get(hash);
    if (!system || !leaked) return;
    const key = `${hash} ${from}`;
    const at = now().getTime();
    if (at - (toldAt.get(key) ?? -Infinity) < atMostEveryMs) return;
    if (toldAt.size >= mostRemembered) toldAt.clear();
    toldAt.set(key, at);
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
