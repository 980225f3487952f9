import type { Tx } from '#infrastructure/database/connect.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { dossierEvents } from '../dossier-events.ts';
import { isOutside } from './is-outside.ts';

/** Báo ra ngoài: questions an action puts to agencies outside the system, and those it makes needless. */
export function tellOutside(
  tx: Tx,
  deps: Pick<InTransaction, 'organisation'>,
  { before, after, action }: { before: readonly Consultation[]; after: Dossier; action: DossierAction },
): void {
  for (const [index, one] of after.state.consultations.entries()) {
    const was = before[index];
    if (was === one || !isOutside(deps, { ...after, unitId: one.unitId, at: action.at })) continue;
    const about = { dossierId: after.id, partner: one.partner, round: one.round };
    if (one.sentAt !== null && one.sentAt !== was?.sentAt && one.endedAt === null) {
      const { name, title } = action.by;
      publish(tx, dossierEvents.outsideAsked, { ...about, sentAt: one.sentAt, officer: name, title: title ?? '' });
    }
    if (one.ended === 'cancelled' && was?.sentAt) publish(tx, dossierEvents.outsideCancelled, about);
  }
}
