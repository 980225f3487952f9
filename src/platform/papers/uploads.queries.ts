import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';
import { send } from '#infrastructure/database/transaction.ts';

export type UploadState = 'receiving' | 'checking' | 'ready' | 'refused';

export type Upload = {
  id: string;
  fileName: string;
  declaredBytes: number;
  receivedBytes: number;
  state: UploadState;
  refusalCode: string | null;
  sha256: string | null;
  mediaType: string | null;
  pageCount: number | null;
};

const columns = [
  'id',
  'file_name',
  'declared_bytes',
  'received_bytes',
  'state',
  'refusal_code',
  'sha256',
  'media_type',
  'page_count',
] as const;

type Row = {
  id: string;
  file_name: string;
  declared_bytes: number;
  received_bytes: number;
  state: string;
  refusal_code: string | null;
  sha256: string | null;
  media_type: string | null;
  page_count: number | null;
};

const states: readonly UploadState[] = ['receiving', 'checking', 'ready', 'refused'];

function toUpload(row: Row): Upload {
  return {
    id: row.id,
    fileName: row.file_name,
    declaredBytes: row.declared_bytes,
    receivedBytes: row.received_bytes,
    state: states.find((state) => state === row.state) ?? 'refused',
    refusalCode: row.refusal_code,
    sha256: row.sha256,
    mediaType: row.media_type,
    pageCount: row.page_count,
  };
}

type Owned = { id: string; accountId: string };

/** Begins an upload; beginning it again with the same id changes nothing. */
export async function insertUpload(
  db: Db,
  upload: Owned & { fileName: string; declaredBytes: number; at: Date },
): Promise<void> {
  await db
    .insertInto('papers.upload')
    .values({
      id: upload.id,
      account_id: upload.accountId,
      file_name: upload.fileName,
      declared_bytes: upload.declaredBytes,
      state: 'receiving',
      created_at: upload.at,
      updated_at: upload.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const own = fixedStatement<Owned, Row>((db, slot) =>
  db
    .selectFrom('papers.upload')
    .select(columns)
    .where('id', '=', slot('id'))
    .where('account_id', '=', slot('accountId')),
);

export async function findUpload(db: Db, { id, accountId }: Owned): Promise<Upload | undefined> {
  const [row] = (await db.executeQuery(own({ id, accountId }))).rows;
  return row && toUpload(row);
}

/** Moves the count of received bytes on, only from where it was: of two same pieces at once one is counted. */
export async function advanceUpload(
  db: Db,
  { id, from, to, state, at }: { id: string; from: number; to: number; state: UploadState; at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('papers.upload')
    .set({ received_bytes: to, state, updated_at: at })
    .where('id', '=', id)
    .where('received_bytes', '=', from)
    .where('state', '=', 'receiving')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function refuseUpload(db: Db, { id, code, at }: { id: string; code: string; at: Date }): Promise<void> {
  await db
    .updateTable('papers.upload')
    .set({ state: 'refused', refusal_code: code, updated_at: at })
    .where('id', '=', id)
    .execute();
}

type Checked = { sha256: string; sizeBytes: number; mediaType: string; pageCount: number | null };

export function insertStoredFile(tx: Tx, file: Checked, at: Date): void {
  send(
    tx,
    tx
      .insertInto('infrastructure.stored_file')
      .values({
        sha256: file.sha256,
        size_bytes: file.sizeBytes,
        media_type: file.mediaType,
        page_count: file.pageCount,
        stored_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .compile(),
  );
}

export function finishUpload(tx: Tx, { id, file, at }: { id: string; file: Checked; at: Date }): void {
  send(
    tx,
    tx
      .updateTable('papers.upload')
      .set({
        state: 'ready',
        sha256: file.sha256,
        media_type: file.mediaType,
        page_count: file.pageCount,
        updated_at: at,
      })
      .where('id', '=', id)
      .compile(),
  );
}

export async function deleteUpload(db: Db, { id, accountId }: Owned): Promise<void> {
  await db.deleteFrom('papers.upload').where('id', '=', id).where('account_id', '=', accountId).execute();
}

/** Tệp đã sẵn sàng của tài khoản này; others are left out. */
export async function takeUploads(
  tx: Tx,
  { accountId, uploadIds }: { accountId: string; uploadIds: readonly string[] },
) {
  if (uploadIds.length === 0) return new Map<string, TakenFile>();
  const rows = await tx
    .selectFrom('papers.upload')
    .select(columns)
    .where('id', 'in', [...uploadIds])
    .where('account_id', '=', accountId)
    .where('state', '=', 'ready')
    .execute();
  return new Map(
    rows.flatMap((row): [string, TakenFile][] =>
      row.sha256 && row.media_type
        ? [
            [
              row.id,
              {
                name: row.file_name,
                sha256: row.sha256,
                mediaType: row.media_type,
                sizeBytes: row.declared_bytes,
                pageCount: row.page_count,
              },
            ],
          ]
        : [],
    ),
  );
}

export type TakenFile = {
  name: string;
  sha256: string;
  mediaType: string;
  sizeBytes: number;
  pageCount: number | null;
};

/** Several uploads at once, for pages that list them. */
export async function listUploads(
  db: Db,
  { accountId, ids }: { accountId: string; ids: readonly string[] },
): Promise<Upload[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('papers.upload')
    .select(columns)
    .where('id', 'in', [...ids])
    .where('account_id', '=', accountId)
    .execute();
  return rows.map(toUpload);
}
