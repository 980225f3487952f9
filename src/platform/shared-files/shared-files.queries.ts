import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

export type SharedFile = {
  owner: string;
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  /** Systems that may fetch it beside its owner. */
  readers: readonly string[];
  expiresAt: Date;
};

const columns = [
  'owner',
  'id',
  'name',
  'media_type as mediaType',
  'size_bytes as sizeBytes',
  'sha256',
  'readers',
  'expires_at as expiresAt',
] as const;

/** Held until the transaction ends by whoever decides whether these bytes stay. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shared file ${sha256}`}, 0))`.execute(tx);
}

/** Bytes of all files an owner has kept that have not run out; held as they are until the transaction ends. */
export async function countOwnerBytes(tx: Tx, { owner, at }: { owner: string; at: Date }): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shared files of ${owner}`}, 0))`.execute(tx);
  const { bytes } = await tx
    .selectFrom('shared_files.file')
    .select(({ fn }) => fn.coalesce(fn.sum<string>('size_bytes'), sql<string>`0`).as('bytes'))
    .where('owner', '=', owner)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow();
  return Number(bytes);
}

/** Gives whether it is new: what is there under this id stays as it was. */
export async function insertSharedFile(db: Db, file: SharedFile & { at: Date }): Promise<boolean> {
  const { owner, id, name, mediaType, sizeBytes, sha256, readers, expiresAt, at } = file;
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('shared_files.file')
    .values({
      ...{ owner, id, name, sha256 },
      ...{ media_type: mediaType, size_bytes: sizeBytes, readers: [...readers], expires_at: expiresAt, created_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** One that has not run out. */
export async function findSharedFile(
  db: Db,
  { owner, id, at }: { owner: string; id: string; at: Date },
): Promise<SharedFile | undefined> {
  const row = await db
    .selectFrom('shared_files.file')
    .select(columns)
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row && { ...row, sizeBytes: Number(row.sizeBytes) };
}

/** Takes it out; gives its content's name when there was one. */
export async function deleteSharedFile(
  db: Db,
  { owner, id }: { owner: string; id: string },
): Promise<string | undefined> {
  const row = await db
    .deleteFrom('shared_files.file')
    .where('owner', '=', owner)
    .where('id', '=', id)
    .returning('sha256')
    .executeTakeFirst();
  return row?.sha256;
}

/** An id is free again from the moment its file has run out, whenever that is taken out; gives its content's name when there was one. */
export async function deleteExpiredFile(
  tx: Tx,
  { owner, id, at }: { owner: string; id: string; at: Date },
): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('shared_files.file')
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('expires_at', '<=', at)
    .returning('sha256')
    .executeTakeFirst();
  return row?.sha256;
}

/** Takes out what has run out; gives the names of its contents. */
export async function deleteExpiredFiles(db: Db, at: Date): Promise<string[]> {
  const rows = await db.deleteFrom('shared_files.file').where('expires_at', '<=', at).returning('sha256').execute();
  return [...new Set(rows.map(({ sha256 }) => sha256))];
}

export async function isContentKept(db: Db, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('shared_files.file')
    .select('id')
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
