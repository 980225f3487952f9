import { sql } from 'kysely';
import type { Db, Tx } from '../database/connect.ts';

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

/** Whether somebody has done this since then, with these details among its own. */
export async function hasAudit(
  tx: Tx,
  done: { actorId: string; action: string; since: Date; details: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const row = await tx
    .selectFrom('infrastructure.audit')
    .select('id')
    .where('actor_id', '=', done.actorId)
    .where('at', '>=', done.since)
    .where('action', '=', done.action)
    .where(sql<boolean>`details @> ${JSON.stringify(done.details)}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was done to these things, newest first. */
export async function selectAudit(db: Db | Tx, { kind, ids }: { kind: string; ids: readonly string[] }) {
  return db
    .selectFrom('infrastructure.audit')
    .select(['at', 'action', 'subject_id as subjectId'])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}
