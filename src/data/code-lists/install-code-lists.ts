import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { CodeList } from './code-list-content.ts';
import { upsertEntries } from './code-lists.queries.ts';

/** Cài đặt danh mục dùng chung; the same content again changes nothing. */
export async function installCodeLists(db: Db, content: readonly CodeList[]): Promise<void> {
  await inTransaction(db, (tx) => upsertEntries(tx, content));
}
