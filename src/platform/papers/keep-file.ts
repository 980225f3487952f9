import { inTransaction } from '#infrastructure/database/transaction.ts';
import { checkFile } from './check-file.ts';
import type { PaperDeps } from './make-paper.ts';
import { insertStoredFile } from './uploads.queries.ts';

export type KeptFile = { name: string; sha256: string; sizeBytes: number; mediaType: string; pageCount: number | null };

/**
 * Giữ một tệp từ hệ thống khác gửi đến, under the same conditions as a file a person hands in; undefined when it is not one of the
 * kinds taken, or does not open whole.
 */
export async function keepFile(
  { db, now, storage }: Pick<PaperDeps, 'db' | 'now' | 'storage'>,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<KeptFile | undefined> {
  const stored = await storage.put(bytes);
  const checked = await checkFile(storage.pathOf(stored.sha256), name);
  if (!checked.ok) return undefined;
  const { mediaType, pageCount } = checked;
  await inTransaction(db, async (tx) => insertStoredFile(tx, { ...stored, mediaType, pageCount }, now()));
  return { name, ...stored, mediaType, pageCount };
}
