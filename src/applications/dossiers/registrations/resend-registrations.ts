import { registerResult } from '../actions/register-result.ts';
import type { DossierDeps, MinistrySystems } from '../dossier-deps.ts';
import { listWaitingRegistrations } from './registrations.queries.ts';

/** A job that sends a dossier tries again by itself for some days; this is for those whose outage was longer. */
const waitedMs = 3_600_000;

/**
 * Gửi lại: sends every dossier that still waits for a ministry's number. Safe at any time: a dossier the ministry knows gets the number
 * it has. One that fails does not keep the others from going.
 */
export async function resendRegistrations(
  deps: DossierDeps & { ministries: MinistrySystems },
): Promise<{ sent: number; failed: number }> {
  const waiting = await listWaitingRegistrations(deps.db, new Date(deps.now().getTime() - waitedMs));
  let failed = 0;
  for (const one of waiting) await registerResult(deps, one).catch(() => (failed += 1));
  return { sent: waiting.length - failed, failed };
}
