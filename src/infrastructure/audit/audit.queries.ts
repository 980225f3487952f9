import type { Tx } from '../database/connect.ts';

export type AuditRow = {
  at: Date;
  actorId: string | null;
  action: string;
  subject: { kind: string; id: string };
  details?: Readonly<Record<string, unknown>>;
};

/** Writes the audit row of a change in the change's own transaction (rights, parameters, reads; a dossier's action is its own row). */
export async function insertAudit(tx: Tx, row: AuditRow): Promise<void> {
  await tx
    .insertInto('infrastructure.audit')
    .values({
      at: row.at,
      actor_id: row.actorId,
      action: row.action,
      subject_kind: row.subject.kind,
      subject_id: row.subject.id,
      details: JSON.stringify(row.details ?? {}),
    })
    .execute();
}
