import { randomUUID } from 'node:crypto';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Form } from '#platform/forms/index.ts';
import type { DocumentSnapshot } from '../dossiers.contract.ts';
import type { SuppliedDocument } from '../store/documents.queries.ts';
import { snapshotDocuments } from './snapshot-documents.ts';

type Data = Readonly<Record<string, unknown>>;

/** A file of the form stands among the papers under the name of its field. */
const documentOf = ({ path }: { path: string }) => `form.${path}`;

/**
 * Tệp trong tờ khai, frozen like papers: the receipt lists them and the officer opens them there. Refuses a file that is not ready, or
 * not the sender's.
 */
export async function snapshotFormFiles(
  tx: Tx,
  { form, data, accountId }: { form: Form; data: Data; accountId: string },
): Promise<DocumentSnapshot[]> {
  return takeIn(tx, form.files(data), accountId);
}

function takeIn(tx: Tx, files: ReturnType<Form['files']>, accountId: string): Promise<DocumentSnapshot[]> {
  const handed = files.map((file) => ({
    documentId: documentOf(file),
    uploadId: file.upload,
    originals: 0,
    copies: 0,
  }));
  const asked = files.map((file) => ({ id: documentOf(file), name: file.label }));
  return snapshotDocuments(tx, { handed, asked, accountId });
}

/**
 * Files of a corrected form: new ones are taken in, those that only moved to another row stay what they were, and `gone` names what the
 * form no longer has at its place.
 */
export async function changeFormFiles(
  tx: Tx,
  {
    form,
    before,
    after,
    supplied,
    accountId,
  }: { form: Form; before: Data; after: Data; supplied: readonly SuppliedDocument[]; accountId: string },
): Promise<{ documents: DocumentSnapshot[]; gone: string[] }> {
  const old = form.files(before);
  const now = form.files(after);
  const changed = now.filter((file) => !old.some(({ path, upload }) => path === file.path && upload === file.upload));
  const gone = old.filter(({ path }) => !now.some((file) => file.path === path)).map(documentOf);
  const moved = changed.flatMap((file): DocumentSnapshot[] => {
    const from = old.find(({ upload }) => upload === file.upload);
    const kept = from && supplied.find((one) => !one.replaced && one.documentId === documentOf(from));
    if (!kept) return [];
    const { file: content } = kept;
    return [
      {
        id: randomUUID(),
        documentId: documentOf(file),
        name: file.label,
        file: content,
        paperOriginals: 0,
        paperCopies: 0,
      },
    ];
  });
  const fresh = changed.filter((file) => !moved.some(({ documentId }) => documentId === documentOf(file)));
  return { documents: [...moved, ...(await takeIn(tx, fresh, accountId))], gone };
}
