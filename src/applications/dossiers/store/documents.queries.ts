import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { DocumentSnapshot } from '../dossiers.contract.ts';
import type { HandedFile } from '../handed-file.contract.ts';
import type { Dossier } from '../course/dossier.ts';

type Place = Pick<Dossier, 'id' | 'receivedUnitId' | 'receivedOn'>;

/** Adds the papers of a round; in a supplement the new one takes the place of what was handed in for the same component. */
export function insertDocuments(
  tx: Tx,
  place: Place,
  { documents, round, at }: { documents: readonly DocumentSnapshot[]; round: number; at: Date },
): void {
  if (documents.length === 0) return;
  replaceDocuments(tx, place, { documentIds: documents.map(({ documentId }) => documentId), at });
  addDocuments(tx, place, { documents, round, at });
}

/** What was handed in for these no longer counts. */
export function replaceDocuments(
  tx: Tx,
  place: Pick<Place, 'id'>,
  { documentIds, at }: { documentIds: readonly string[]; at: Date },
): void {
  if (documentIds.length === 0) return;
  send(
    tx,
    tx
      .updateTable('dossiers.supplied_document')
      .set({ replaced_at: at })
      .where('dossier_id', '=', place.id)
      .where('document_id', 'in', [...new Set(documentIds)])
      .where('replaced_at', 'is', null)
      .compile(),
  );
}

/** Adds papers beside what is there already. */
export function addDocuments(
  tx: Tx,
  place: Place,
  { documents, round, at }: { documents: readonly DocumentSnapshot[]; round: number; at: Date },
): void {
  if (documents.length === 0) return;
  insertRows(
    tx,
    'dossiers.supplied_document',
    documents.map((document) => ({
      id: document.id,
      received_unit_id: place.receivedUnitId,
      received_on: place.receivedOn,
      dossier_id: place.id,
      document_id: document.documentId,
      round,
      name: document.name,
      file_name: document.file?.name ?? null,
      sha256: document.file?.sha256 ?? null,
      media_type: document.file?.mediaType ?? null,
      size_bytes: document.file?.sizeBytes ?? null,
      page_count: document.file?.pageCount ?? null,
      paper_originals: document.paperOriginals,
      paper_copies: document.paperCopies,
      supplied_at: at,
      cover: document.cover ? JSON.stringify(document.cover) : null,
    })),
  );
}

export type SuppliedDocument = DocumentSnapshot & {
  round: number;
  suppliedAt: Date;
  replacedAt: Date | null;
  replaced: boolean;
};

type FileColumns = Record<'file_name' | 'sha256' | 'media_type', string | null> &
  Record<'size_bytes' | 'page_count', number | null>;

/** The file of a supplied document's row; null where only paper was handed in. */
export function fileOfRow(row: FileColumns): HandedFile | null {
  const { file_name: name, sha256, media_type: mediaType, size_bytes: sizeBytes, page_count: pageCount } = row;
  return name && sha256 && mediaType && sizeBytes !== null ? { name, sha256, mediaType, sizeBytes, pageCount } : null;
}

export async function listDocuments(db: Db, dossierId: string): Promise<SuppliedDocument[]> {
  const rows = await db
    .selectFrom('dossiers.supplied_document')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('supplied_at')
    .orderBy('document_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    name: row.name,
    file: fileOfRow(row),
    paperOriginals: row.paper_originals,
    paperCopies: row.paper_copies,
    ...(row.cover !== null && { cover: DocumentSnapshot.shape.cover.unwrap().parse(row.cover) }),
    round: row.round,
    suppliedAt: row.supplied_at,
    replacedAt: row.replaced_at,
    replaced: row.replaced_at !== null,
  }));
}
