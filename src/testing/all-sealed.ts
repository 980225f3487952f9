import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { logFileName } from '#platform/exchange/evidence/evidence-log.ts';
import { readEnd } from '#platform/exchange/evidence/log-file.ts';

/** Waits until every line of a gateway's log is under a seal: only those are shipped. */
export async function allSealed(gateway: { folder: string }): Promise<void> {
  const { unsealed } = await readEnd(join(gateway.folder, logFileName));
  if (unsealed.length === 0) return;
  await setTimeout(10);
  await allSealed(gateway);
}
