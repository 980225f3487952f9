import { vietnamDay } from '#infrastructure/clock.ts';
import type { Outside } from '#infrastructure/config/outside-settings.ts';
import type { Log } from '#infrastructure/log.ts';
import {
  reconcileRegistrations,
  resendRegistrations,
  type DossierDeps,
  type MinistrySystems,
} from '#applications/dossiers/index.ts';

/**
 * Đối soát hằng đêm: dossiers that still wait for a ministry's number are sent again, then yesterday's lists are compared. What differs
 * is logged by dossier code, for `motcua reconcile` to tell in full.
 */
export async function reconcileYesterday(
  deps: DossierDeps & { ministries: MinistrySystems },
  { outside, log }: { outside: Outside; log: Log },
): Promise<void> {
  const { sent, failed } = await resendRegistrations(deps);
  if (sent + failed > 0) log.warn({ sent, failed }, 'registrations sent again');
  const on = vietnamDay(new Date(deps.now().getTime() - 86_400_000));
  const systems = [outside.civilStatus && 'civil-status', outside.business && 'business-register'];
  for (const system of systems.filter((name) => name !== undefined)) {
    const { onlyOurs, onlyTheirs, different } = await reconcileRegistrations(deps, { system, on });
    const codes = [...onlyOurs, ...onlyTheirs, ...different.map(({ ours }) => ours)].map((one) => one.dossierCode);
    if (codes.length > 0)
      log.warn({ system, on, differences: codes.length, dossiers: codes.slice(0, 50) }, 'registrations differ');
  }
}
