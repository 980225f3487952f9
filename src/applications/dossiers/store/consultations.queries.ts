import type { Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { Dossier } from '../course/dossier.ts';

/** Keeps the rows by which coordinating agencies find and count what they were asked; only changed ones are written. */
export function writeConsultations(tx: Tx, dossier: Dossier, before: readonly Consultation[]): void {
  for (const [index, one] of dossier.state.consultations.entries()) {
    if (before[index] === one) continue;
    const row = {
      unit_id: one.unitId,
      sent_at: one.sentAt,
      due_on: one.dueOn,
      returned_at: one.returnedAt,
      silent_at: one.silentAt,
      ended_at: one.endedAt,
      ended: one.ended,
    };
    send(
      tx,
      tx
        .insertInto('dossiers.consultation')
        .values({
          received_unit_id: dossier.receivedUnitId,
          received_on: dossier.receivedOn,
          dossier_id: dossier.id,
          partner: one.partner,
          round: one.round,
          asked_at: one.askedAt,
          ...row,
        })
        .onConflict((conflict) =>
          conflict.columns(['received_unit_id', 'received_on', 'dossier_id', 'partner', 'round']).doUpdateSet(row),
        )
        .compile(),
    );
  }
}
