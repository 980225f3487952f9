import type { Db } from '#infrastructure/database/connect.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { insertAlarm } from '../alarms/alarms.queries.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';

/** Cảnh báo dò số: an account that compared numbers without end; read by administrators. */
export async function tellEnumeration(
  db: Db,
  { accountId, register, at }: { accountId: string; register: string; at: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await insertAlarm(tx, { kind: 'enumeration', at, readerId: accountId, register, accessId: null });
    insertAudit(tx, {
      at,
      actorId: accountId,
      action: 'registry.enumeration_suspected',
      subject: { kind: 'account', id: accountId },
      details: { register },
    });
  });
}
