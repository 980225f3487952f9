import { setTimeout } from 'node:timers/promises';
import { readEnd } from '#platform/exchange/evidence/read-end.ts';

/** Waits until every line of a gateway's log is under a seal, and the seal on the disk for certain: only those are shipped. */
export async function allSealed(gateway: { folder: string; onDisk: (path: string) => number }): Promise<void> {
  const { path, unsealed, endsAt } = await readEnd(gateway.folder);
  if (unsealed.length === 0 && endsAt <= gateway.onDisk(path)) return;
  await setTimeout(10);
  await allSealed(gateway);
}
