import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import { requireGoodFile } from '#platform/papers/index.ts';
import { refuse } from './shared-files.errors.ts';
import {
  deleteExpiredFiles,
  deleteSharedFile,
  findSharedFile,
  insertSharedFile,
  isContentKept,
  type SharedFile,
} from './shared-files.queries.ts';

/** `storage`: a folder of its own, because what has run out is deleted there. */
export type SharedFilesDeps = { db: Db; now: Clock; storage: Storage; maxFileBytes: number };

type NewFile = Pick<SharedFile, 'owner' | 'id' | 'name' | 'readers'> & { keepDays: number; content: Readable };

/**
 * Gửi giữ một tệp for other systems, until a day. Its kind is what its bytes are (PDF, JPEG, PNG). The same id with the same bytes is
 * the same file, whatever is sent again; refuses `shared_file.other_content`, `shared_file.too_large`, `paper.file_*`.
 */
export async function keepFile(
  deps: SharedFilesDeps,
  { owner, id, name, readers, keepDays, content }: NewFile,
): Promise<SharedFile> {
  const { db, now, storage, maxFileBytes } = deps;
  const { sha256, sizeBytes } = await storage.put(content, maxFileBytes).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw refuse('shared_file.too_large', { limit: Math.floor(maxFileBytes / 1_048_576) });
    throw error;
  });
  try {
    const { mediaType } = await requireGoodFile(storage.pathOf(sha256), name);
    const at = now();
    const expiresAt = new Date(at.getTime() + keepDays * 86_400_000);
    const file = { owner, id, name, mediaType, sizeBytes, sha256, readers, expiresAt };
    if (await insertSharedFile(db, { ...file, at })) return file;
    const before = await findSharedFile(db, { owner, id, at });
    if (before?.sha256 !== sha256) throw refuse('shared_file.other_content');
    return before;
  } catch (error) {
    await forgetContent(deps, sha256);
    throw error;
  }
}

/** A file a system may fetch: its own, or one it was named a reader of. To others there is none. */
export async function openFile(
  { db, now, storage }: SharedFilesDeps,
  { owner, id, system }: { owner: string; id: string; system: string },
): Promise<SharedFile> {
  const file = await findSharedFile(db, { owner, id, at: now() });
  const isLetIn = file && (file.owner === system || file.readers.includes(system));
  // After a restore the row may be there and its content not: backups leave these files out, their owners have them.
  if (!isLetIn || !(await storage.has(file.sha256))) throw refuse('shared_file.not_found');
  return file;
}

/** Bỏ tệp before its day; done twice is done. */
export async function dropFile(deps: SharedFilesDeps, file: { owner: string; id: string }): Promise<void> {
  const sha256 = await deleteSharedFile(deps.db, file);
  if (sha256 !== undefined) await forgetContent(deps, sha256);
}

/** Every night: what has run out. */
export async function dropExpiredFiles(deps: Pick<SharedFilesDeps, 'db' | 'now' | 'storage'>): Promise<void> {
  for (const sha256 of await deleteExpiredFiles(deps.db, deps.now())) await forgetContent(deps, sha256);
}

async function forgetContent({ db, storage }: Pick<SharedFilesDeps, 'db' | 'storage'>, sha256: string): Promise<void> {
  if (!(await isContentKept(db, sha256))) await rm(storage.pathOf(sha256), { force: true });
}
