import { randomUUID } from 'node:crypto';
import type { Tx } from '#infrastructure/database/connect.ts';
import { takeUploads } from '#platform/papers/index.ts';
import type { DocumentSnapshot } from '../dossiers.contract.ts';
import type { Cover } from '../known-data/cover.contract.ts';
import { refuse } from '../dossiers.errors.ts';

/** A paper as handed in: a finished upload, or papers counted at the counter. */
export type HandedDocument = { documentId: string; uploadId: string | null; originals: number; copies: number };

/** Giấy tờ đã nộp, frozen: what the receipt lists and the officer opens. Refuses a file that is not ready, or not the sender's. */
export async function snapshotDocuments(
  tx: Tx,
  {
    handed,
    asked,
    accountId,
  }: { handed: readonly HandedDocument[]; asked: readonly { id: string; name: string }[]; accountId: string },
): Promise<DocumentSnapshot[]> {
  const uploadIds = handed.flatMap(({ uploadId }) => (uploadId ? [uploadId] : []));
  const files = await takeUploads(tx, { accountId, uploadIds });
  if (files.size < new Set(uploadIds).size) throw refuse('dossier.file_not_ready');
  return handed.map((document) => {
    const file = document.uploadId ? files.get(document.uploadId) : undefined;
    return {
      id: randomUUID(),
      documentId: document.documentId,
      name: asked.find(({ id }) => id === document.documentId)?.name ?? document.documentId,
      file: file ?? null,
      paperOriginals: document.originals,
      paperCopies: document.copies,
    };
  });
}

/** A paper nobody had to hand in: what stands in its place, with the earlier file where there is one. */
export function coveredDocument(
  { id: documentId, name }: { id: string; name: string },
  { file, ...cover }: Cover,
): DocumentSnapshot {
  return { id: randomUUID(), documentId, name, file, paperOriginals: 0, paperCopies: 0, cover };
}
