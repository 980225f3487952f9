import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** Bản soạn của gói thủ tục: its files as text by path. */
export type PackageDraft = {
  id: string;
  code: string;
  /** The version it was begun from; null for a procedure begun anew. */
  baseVersion: string | null;
  files: Record<string, string>;
  revision: number;
  updatedAt: Date;
  updatedBy: string;
};

const columns = ['id', 'code', 'base_version', 'files', 'revision', 'updated_at', 'updated_by'] as const;

export async function insertPackageDraft(
  tx: Tx,
  { id, code, baseVersion, files, at, by }: Pick<PackageDraft, 'id' | 'code' | 'baseVersion' | 'files'> & Saving,
): Promise<void> {
  const written = { created_at: at, created_by: by, updated_at: at, updated_by: by };
  await tx
    .insertInto('procedures.package_draft')
    .values({ id, code, base_version: baseVersion, files: JSON.stringify(files), ...written })
    .execute();
}

type Saving = { at: Date; by: string };

/** Puts files over those of a draft that still stands at the revision; undefined when it does not. */
export async function updatePackageDraft(
  tx: Tx,
  { id, revision, files, at, by }: Pick<PackageDraft, 'id' | 'revision' | 'files'> & Saving,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('procedures.package_draft')
    .set({ files: JSON.stringify(files), revision: sql<number>`revision + 1`, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
  return row?.revision;
}

/** Whether it was there, at the revision when one is given. */
export async function deletePackageDraft(
  tx: Tx,
  { id, revision }: { id: string; revision?: number },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('procedures.package_draft')
    .where('id', '=', id)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision ?? 0))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findPackageDraft(db: Db, id: string): Promise<PackageDraft | undefined> {
  const row = await db.selectFrom('procedures.package_draft').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toDraft(row);
}

type Row = {
  id: string;
  code: string;
  base_version: string | null;
  files: unknown;
  revision: number;
  updated_at: Date;
  updated_by: string;
};

function toDraft({ id, code, files, revision, ...row }: Row): PackageDraft {
  const texts = z.record(z.string(), z.string()).parse(files);
  const { base_version: baseVersion, updated_at: updatedAt, updated_by: updatedBy } = row;
  return { id, code, baseVersion, files: texts, revision, updatedAt, updatedBy };
}

/** Bản soạn đang có, without their files, the last saved first. */
export async function listPackageDrafts(db: Db): Promise<Omit<PackageDraft, 'files'>[]> {
  const rows = await db
    .selectFrom('procedures.package_draft')
    .select(['id', 'code', 'base_version', 'revision', 'updated_at', 'updated_by'])
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => {
    const { files: _, ...draft } = toDraft({ ...row, files: {} });
    return draft;
  });
}
