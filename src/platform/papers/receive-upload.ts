import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import { checkFile } from './check-file.ts';
import { refuse } from './papers.errors.ts';
import {
  advanceUpload,
  findUpload,
  finishUpload,
  insertStoredFile,
  insertUpload,
  refuseUpload,
  type Upload,
} from './uploads.queries.ts';

export type UploadDeps = {
  db: Db;
  now: Clock;
  storage: Storage;
  /** Folder of files still being received. */
  uploadFolder: string;
  maxFileBytes: number;
};

type Owned = { id: string; accountId: string };

/** Bắt đầu tải tệp lên; the id is the sender's, so beginning again after a cut goes on with the same upload. */
export async function beginUpload(
  deps: UploadDeps,
  upload: Owned & { fileName: string; sizeBytes: number },
): Promise<Upload> {
  if (upload.sizeBytes > deps.maxFileBytes) {
    throw refuse('paper.file_too_large', { limit: Math.floor(deps.maxFileBytes / 1_048_576) });
  }
  if (upload.sizeBytes === 0) throw refuse('paper.file_empty');
  await insertUpload(deps.db, { ...upload, declaredBytes: upload.sizeBytes, at: deps.now() });
  return getUpload(deps, upload);
}

export async function getUpload(deps: Pick<UploadDeps, 'db'>, owned: Owned): Promise<Upload> {
  const upload = await findUpload(deps.db, owned);
  if (!upload) throw refuse('paper.upload_not_found');
  return upload;
}

/**
 * Nhận một đoạn: written at its offset and synced before it is counted, so a count never tells more than the disk holds. The last
 * piece has the whole file checked; the answer says whether it is taken, or why not.
 */
export async function receivePiece(
  deps: UploadDeps,
  piece: Owned & { offset: number; bytes: Uint8Array },
): Promise<Upload> {
  const upload = await getUpload(deps, piece);
  const isRepeat = piece.offset + piece.bytes.length <= upload.receivedBytes;
  if (upload.state !== 'receiving' || isRepeat) return upload;
  if (piece.offset !== upload.receivedBytes) {
    throw refuse('paper.upload_offset_wrong', {}, { offset: upload.receivedBytes });
  }
  const received = piece.offset + piece.bytes.length;
  if (received > upload.declaredBytes) throw refuse('paper.upload_offset_wrong', {}, { offset: upload.receivedBytes });
  const path = pathOf(deps, upload.id);
  await writeAt(path, piece);
  const isLast = received === upload.declaredBytes;
  const state = isLast ? 'checking' : 'receiving';
  const moved = await advanceUpload(deps.db, {
    id: upload.id,
    from: piece.offset,
    to: received,
    state,
    at: deps.now(),
  });
  if (moved && isLast) await checkUpload(deps, upload, path);
  return getUpload(deps, piece);
}

function pathOf({ uploadFolder }: UploadDeps, id: string): string {
  return join(uploadFolder, `${id}.part`);
}

async function writeAt(path: string, { offset, bytes }: { offset: number; bytes: Uint8Array }): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.write(bytes, 0, bytes.length, offset);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function checkUpload(deps: UploadDeps, upload: Upload, path: string): Promise<void> {
  const content = await checkFile(path, upload.fileName);
  const at = deps.now();
  if (content.ok) {
    const stored = await deps.storage.put(createReadStream(path), deps.maxFileBytes);
    const file = { ...stored, mediaType: content.mediaType, pageCount: content.pageCount };
    await inTransaction(deps.db, async (tx) => {
      insertStoredFile(tx, file, at);
      finishUpload(tx, { id: upload.id, file, at });
    });
  } else {
    await refuseUpload(deps.db, { id: upload.id, code: content.problem, at });
  }
  await rm(path, { force: true });
}

/** An upload left in `checking` by a killed process is checked again when asked for. */
export async function resumeCheck(deps: UploadDeps, upload: Upload): Promise<Upload | undefined> {
  if (upload.state !== 'checking') return upload;
  await checkUpload(deps, upload, pathOf(deps, upload.id));
  return undefined;
}
