import { vietnamDay } from '#infrastructure/clock.ts';
import type { Outside } from '#infrastructure/config/outside-settings.ts';
import type { Log } from '#infrastructure/log.ts';
import { repairDocuments, type DocumentAxis } from '#applications/correspondence/index.ts';
import {
  reconcileRegistrations,
  repairNational,
  resendRegistrations,
  type DossierDeps,
  type MinistrySystems,
  type NationalPortal,
} from '#applications/dossiers/index.ts';

import type { PaperDeps } from '#platform/papers/index.ts';
import { repairPayments, type PaymentPlatform } from '#platform/payments/index.ts';

type Reconciling = DossierDeps & {
  ministries: MinistrySystems;
  nationalPortal: NationalPortal | undefined;
  paymentPlatform: PaymentPlatform | undefined;
  documentAxis: DocumentAxis | undefined;
} & PaperDeps;

/**
 * Đối soát hằng đêm: dossiers that still wait for a ministry's number are sent again, then yesterday's lists are compared; what differs at the
 * national portal is told to it again, and payments of which no message came are asked for. What differs
 * is logged by dossier code, for `motcua reconcile` to tell in full.
 */
export async function reconcileYesterday(
  deps: Reconciling,
  { outside, log }: { outside: Outside; log: Log },
): Promise<void> {
  const on = vietnamDay(new Date(deps.now().getTime() - 86_400_000));
  // Each is compared also when another does not answer.
  const done = await Promise.allSettled([
    reconcilePortal(deps, { on, log }),
    reconcileMinistries(deps, { on, outside, log }),
    reconcilePlatform(deps, { on, log }),
    reconcileAxis(deps, { on, log }),
  ]);
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, 'Outside systems could not be reconciled');
}

type Night = { on: string; log: Log };

async function reconcilePortal(
  { nationalPortal, ...deps }: DossierDeps & { nationalPortal: NationalPortal | undefined },
  { on, log }: Night,
): Promise<void> {
  if (!nationalPortal) return;
  const { missing, different } = await repairNational({ ...deps, nationalPortal }, on);
  const codes = [...missing, ...different.map(({ code }) => code)];
  if (codes.length > 0)
    log.warn({ on, differences: codes.length, dossiers: codes.slice(0, 50) }, 'the national portal differs');
}

async function reconcilePlatform({ paymentPlatform, ...deps }: Reconciling, { on, log }: Night): Promise<void> {
  if (!paymentPlatform) return;
  const { onlyOurs, onlyTheirs, different } = await repairPayments({ ...deps, paymentPlatform }, on);
  const references = [...onlyOurs, ...onlyTheirs, ...different.map(({ ours }) => ours)].map((one) => one.reference);
  if (references.length > 0)
    log.warn({ on, differences: references.length, payments: references.slice(0, 50) }, 'the payment platform differs');
}

async function reconcileAxis({ documentAxis, ...deps }: Reconciling, { on, log }: Night): Promise<void> {
  if (!documentAxis) return;
  const { onlyOurs, onlyTheirs } = await repairDocuments({ ...deps, documentAxis }, on);
  const documents = [...onlyOurs, ...onlyTheirs].map((one) => one.documentCode);
  if (documents.length > 0)
    log.warn({ on, differences: documents.length, documents: documents.slice(0, 50) }, 'the document axis differed');
}

async function reconcileMinistries(
  deps: DossierDeps & { ministries: MinistrySystems },
  { on, outside, log }: Night & { outside: Outside },
): Promise<void> {
  const { sent, failed } = await resendRegistrations(deps);
  if (sent + failed > 0) log.warn({ sent, failed }, 'registrations sent again');
  const systems = [outside.civilStatus && 'civil-status', outside.business && 'business-register'];
  for (const system of systems.filter((name) => name !== undefined)) {
    const { onlyOurs, onlyTheirs, different } = await reconcileRegistrations(deps, { system, on });
    const codes = [...onlyOurs, ...onlyTheirs, ...different.map(({ ours }) => ours)].map((one) => one.dossierCode);
    if (codes.length > 0)
      log.warn({ system, on, differences: codes.length, dossiers: codes.slice(0, 50) }, 'registrations differ');
  }
}
