import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { DraftContent } from '../intake/drafts.contract.ts';

export type Draft = {
  id: string;
  accountId: string;
  procedureCode: string;
  packageVersion: string;
  content: DraftContent;
  revision: number;
  updatedAt: Date;
  submittedAs: string | null;
  /** The dossier it supplements or changes; null for a new one. */
  amends: string | null;
};

const columns = [
  'id',
  'account_id',
  'procedure_code',
  'package_version',
  'content',
  'revision',
  'updated_at',
  'submitted_as',
  'amends',
] as const;

type Row = {
  id: string;
  account_id: string;
  procedure_code: string;
  package_version: string;
  content: unknown;
  revision: number;
  updated_at: Date;
  submitted_as: string | null;
  amends: string | null;
};

function toDraft(row: Row): Draft {
  return {
    id: row.id,
    accountId: row.account_id,
    procedureCode: row.procedure_code,
    packageVersion: row.package_version,
    content: DraftContent.parse(row.content),
    revision: row.revision,
    updatedAt: row.updated_at,
    submittedAs: row.submitted_as,
    amends: row.amends,
  };
}

export function insertDraft(tx: Tx, draft: Omit<Draft, 'revision' | 'updatedAt' | 'submittedAs'>, at: Date): void {
  insertRows(tx, 'dossiers.draft', [
    {
      id: draft.id,
      account_id: draft.accountId,
      procedure_code: draft.procedureCode,
      package_version: draft.packageVersion,
      content: JSON.stringify(draft.content),
      amends: draft.amends,
      created_at: at,
      updated_at: at,
    },
  ]);
}

/** A form of the same version that the account began and never filled in. */
export async function findUntouchedDraft(
  db: Db,
  begun: { accountId: string; procedureCode: string; packageVersion: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('dossiers.draft')
    .select('id')
    .where('account_id', '=', begun.accountId)
    .where('procedure_code', '=', begun.procedureCode)
    .where('package_version', '=', begun.packageVersion)
    .where('revision', '=', 1)
    .where('amends', 'is', null)
    .where('submitted_as', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** The form in which an account is amending a dossier. */
export async function findAmendment(
  db: Db,
  { accountId, code }: { accountId: string; code: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('dossiers.draft')
    .select('id')
    .where('account_id', '=', accountId)
    .where('amends', '=', code)
    .where('submitted_as', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

type Own = { id: string; accountId: string };

const selectOwn = (db: Db, id: RawBuilder<string>, accountId: RawBuilder<string>) =>
  db.selectFrom('dossiers.draft').select(columns).where('id', '=', id).where('account_id', '=', accountId);
const own = fixedStatement<Own, Row>((db, slot) => selectOwn(db, slot('id'), slot('accountId')));
const lockOwn = fixedStatement<Own, Row>((db, slot) => selectOwn(db, slot('id'), slot('accountId')).forUpdate());

/** Only the account that began a draft finds it. */
export async function findDraft(
  db: Db,
  { id, accountId }: { id: string; accountId: string },
): Promise<Draft | undefined> {
  const [row] = (await db.executeQuery(own({ id, accountId }))).rows;
  return row && toDraft(row);
}

export async function findDraftForUpdate(
  tx: Tx,
  { id, accountId }: { id: string; accountId: string },
): Promise<Draft | undefined> {
  const [row] = (await tx.executeQuery(lockOwn({ id, accountId }))).rows;
  return row && toDraft(row);
}

const keepContent = fixedStatement<{ id: string; content: string; at: Date }, unknown>((db, slot) =>
  db
    .updateTable('dossiers.draft')
    .set({ content: slot('content'), updated_at: slot('at'), revision: sql<number>`revision + 1` })
    .where('id', '=', slot('id')),
);

export function updateDraft(tx: Tx, { id, content, at }: { id: string; content: DraftContent; at: Date }): void {
  send(tx, keepContent({ id, content: JSON.stringify(content), at }));
}

export function markDraftSubmitted(tx: Tx, { id, code }: { id: string; code: string }): void {
  send(tx, tx.updateTable('dossiers.draft').set({ submitted_as: code }).where('id', '=', id).compile());
}

export function deleteDraft(tx: Tx, { id, accountId }: { id: string; accountId: string }): void {
  send(
    tx,
    tx
      .deleteFrom('dossiers.draft')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .where('submitted_as', 'is', null)
      .compile(),
  );
}

export async function listDrafts(db: Db, accountId: string): Promise<Draft[]> {
  const rows = await db
    .selectFrom('dossiers.draft')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('submitted_as', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(toDraft);
}
