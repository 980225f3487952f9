import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import { requireGoodFile } from '#platform/papers/index.ts';
import { refuse } from './shared-files.errors.ts';
import {
  countOwnerBytes,
  deleteExpiredFile,
  deleteExpiredFiles,
  deleteSharedFile,
  findSharedFile,
  insertSharedFile,
  isContentKept,
  lockContent,
  type SharedFile,
} from './shared-files.queries.ts';

/** `storage`: a folder of its own, because what has run out is deleted there. */
export type SharedFilesDeps = {
  db: Db;
  now: Clock;
  storage: Storage;
  maxFileBytes: number;
  /** What all files of one system may come to together. */
  maxOwnerBytes: number;
};

type NewFile = Pick<SharedFile, 'owner' | 'id' | 'name' | 'readers'> & { keepDays: number; content: Readable };

/**
 * Gửi giữ một tệp for other systems, until a day. Its kind is what its bytes are (PDF, JPEG, PNG). The same id with the same bytes is
 * the same file, whatever is sent again; refuses `shared_file.other_content`, `shared_file.too_large`, `shared_file.no_room`,
 * `paper.file_*`, * and `shared_file.send_again` where the same bytes were dropped as they came.
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
  let replaced: string | undefined;
  try {
    const { mediaType } = await requireGoodFile(storage.pathOf(sha256), name);
    const at = now();
    const expiresAt = new Date(at.getTime() + keepDays * 86_400_000);
    const file = { owner, id, name, mediaType, sizeBytes, sha256, readers, expiresAt };
    return await inTransaction(db, async (tx) => {
      await lockContent(tx, sha256);
      // The last other file of these bytes was dropped after they came: they are not there any more.
      if (!(await storage.has(sha256))) throw refuse('shared_file.send_again');
      replaced = await deleteExpiredFile(tx, { owner, id, at });
      const taken = await countOwnerBytes(tx, { owner, at });
      if (await insertSharedFile(tx, { ...file, at })) {
        if (taken + sizeBytes > deps.maxOwnerBytes)
          throw refuse('shared_file.no_room', { limit: Math.floor(deps.maxOwnerBytes / 1_048_576) });
        return file;
      }
      const before = await findSharedFile(tx, { owner, id, at });
      if (before?.sha256 !== sha256) throw refuse('shared_file.other_content');
      return before;
    });
  } catch (error) {
    // To whoever looked at bytes that had just been dropped they were broken: they are not.
    const wasDropped = !(await storage.has(sha256));
    await forgetContent(deps, sha256);
    throw wasDropped ? refuse('shared_file.send_again') : error;
  } finally {
    if (replaced !== undefined) await forgetContent(deps, replaced);
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

/** Every night: what has run out, and what a process left that was killed while a file came. */
export async function dropExpiredFiles(deps: Pick<SharedFilesDeps, 'db' | 'now' | 'storage'>): Promise<void> {
  for (const sha256 of await deleteExpiredFiles(deps.db, deps.now())) await forgetContent(deps, sha256);
  await deps.storage.dropUnfinished(unfinishedMs);
}

/** No file takes so long to come. */
const unfinishedMs = 86_400_000;

/**
 * Takes the bytes away when no file has them. Under the lock that is held where a file is kept, though it works on the disk: else the
 * bytes of a file that is being kept at this moment could go with the last one that was dropped.
 */
async function forgetContent({ db, storage }: Pick<SharedFilesDeps, 'db' | 'storage'>, sha256: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockContent(tx, sha256);
    if (!(await isContentKept(tx, sha256))) await rm(storage.pathOf(sha256), { force: true });
  });
}
