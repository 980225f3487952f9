import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { logFileName } from '#platform/exchange/evidence/evidence-log.ts';
import { readEnd } from '#platform/exchange/evidence/read-end.ts';

/** Waits until every line of a gateway's log is under a seal, and the seal on the disk for certain: only those are shipped. */
export async function allSealed(gateway: { folder: string; onDisk: () => number }): Promise<void> {
  const { unsealed, endsAt } = await readEnd(join(gateway.folder, logFileName));
  if (unsealed.length === 0 && endsAt <= gateway.onDisk()) return;
  await setTimeout(10);
  await allSealed(gateway);
}
