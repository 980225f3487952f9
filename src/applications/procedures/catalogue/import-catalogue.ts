import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { CatalogueEntry } from './catalogue-line.ts';
import { keepEntries, listPackagedCodes } from './information.queries.ts';

export type ImportedCatalogue = { added: number; changed: number; same: number; kept: number };

/**
 * Nhập danh mục thủ tục as level-1 information, all or nothing. A procedure that has a package stays as it is; the same file again
 * changes nothing.
 */
export async function importCatalogue(
  db: Db,
  { entries, at, actorId }: { entries: readonly CatalogueEntry[]; at: Date; actorId: string | null },
): Promise<ImportedCatalogue> {
  return inTransaction(db, async (tx) => {
    const packaged = await listPackagedCodes(tx);
    const fresh = entries.filter(({ code }) => !packaged.has(code));
    const { added, changed } = await keepEntries(tx, fresh, at);
    const counts = { added, changed, same: fresh.length - added - changed, kept: entries.length - fresh.length };
    if (added + changed > 0) {
      const subject = { kind: 'catalogue', id: 'procedures' };
      await insertAudit(tx, { at, actorId, action: 'procedures.import_catalogue', subject, details: counts });
    }
    return counts;
  });
}
