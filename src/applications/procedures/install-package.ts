import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { CheckedPackage } from './check-package.ts';
import { serviceLevelOn } from './dated-rules.ts';
import { insertPackage, publishPackage } from './procedures.queries.ts';

/** Cài gói thủ tục: stores the version and offers it from now on; the same version again changes nothing. */
export async function installPackage(
  db: Db,
  { checked, at, actorId }: { checked: CheckedPackage; at: Date; actorId: string | null },
): Promise<{ isNew: boolean }> {
  return inTransaction(db, async (tx) => {
    const isNew = await insertPackage(tx, checked, at);
    const serviceLevel = String(serviceLevelOn(checked.definition, vietnamDay(at))?.level ?? 1);
    await publishPackage(tx, { definition: checked.definition, version: checked.version, serviceLevel }, at);
    if (isNew) {
      await insertAudit(tx, {
        at,
        actorId,
        action: 'procedures.install',
        subject: { kind: 'procedure', id: checked.code },
        details: { version: checked.version },
      });
    }
    return { isNew };
  });
}
