import { randomUUID } from 'node:crypto';
import type { Actor } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { CheckedPackage } from '../check-package.ts';
import { offerPackage } from '../install-package.ts';
import { refuse } from '../procedures.errors.ts';
import { findPublishedVersion, readPackageTexts } from '../procedures.queries.ts';
import { emptyPackage } from './empty-package.ts';
import {
  deletePackageDraft,
  findPackageDraft,
  insertPackageDraft,
  updatePackageDraft,
  type PackageDraft,
} from './package-drafts.queries.ts';

type Deps = { db: Db; now: Clock };

/** Soạn một phiên bản: begun from the version now offered, or, for a procedure not offered yet, from an empty package. */
export async function beginPackageDraft(
  { db, now }: Deps,
  { actor, code, name }: { actor: Actor; code: string; name: string },
): Promise<string> {
  const [id, at] = [randomUUID(), now()];
  const version = await findPublishedVersion(db, code);
  const files = version === undefined ? emptyPackage({ code, name }) : await readPackageTexts(db, code, version);
  const isKept = Object.keys(files).length > 0;
  await inTransaction(db, async (tx) => {
    await insertPackageDraft(tx, {
      ...{ id, code, at, by: actor.id },
      baseVersion: version ?? null,
      files: isKept ? files : emptyPackage({ code, name }),
    });
    await insertAudit(tx, {
      ...{ at, actorId: actor.id, action: 'procedures.begin_draft' },
      subject: { kind: 'procedure', id: code },
      details: { draft: id, version: version ?? null },
    });
  });
  return id;
}

export async function getPackageDraft(db: Db, id: string): Promise<PackageDraft> {
  const draft = await findPackageDraft(db, id);
  if (!draft) throw refuse('procedure.draft_not_found');
  return draft;
}

/** The draft as somebody has seen it. Refuses when it was saved since. */
export async function getPackageDraftAt(
  db: Db,
  { id, revision }: Pick<PackageDraft, 'id' | 'revision'>,
): Promise<PackageDraft> {
  const draft = await getPackageDraft(db, id);
  if (draft.revision !== revision) throw await changedSince(db, id);
  return draft;
}

/** Lưu bản soạn: puts the files given over those it has; null takes one away. Refuses when somebody saved since the revision seen. */
export async function savePackageDraft(
  { db, now }: Deps,
  {
    actor,
    id,
    revision,
    files,
  }: { actor: Actor; id: string; revision: number; files: Readonly<Record<string, string | null>> },
): Promise<{ revision: number }> {
  const draft = await getPackageDraft(db, id);
  const saved = await inTransaction(db, (tx) =>
    updatePackageDraft(tx, {
      ...{ id, revision, at: now(), by: actor.id },
      files: withChanges(draft.files, files),
    }),
  );
  if (saved === undefined) throw await changedSince(db, id);
  return { revision: saved };
}

/** Somebody saved since the revision seen, or the draft has ended. */
async function changedSince(db: Db, id: string) {
  const { updatedBy } = await getPackageDraft(db, id);
  const names = await accountNames(db, [updatedBy]);
  return refuse('procedure.draft_changed', { name: names.get(updatedBy) ?? '' });
}

/** The files of a package with some of them written anew, or taken away by null. */
export function withChanges(
  files: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...files, ...changes }).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
  );
}

/** Bỏ bản soạn. */
export async function discardPackageDraft(
  { db, now }: Deps,
  { actor, id }: { actor: Actor; id: string },
): Promise<void> {
  const { code } = await getPackageDraft(db, id);
  await inTransaction(db, async (tx) => {
    await deletePackageDraft(tx, { id });
    await auditEnd(tx, { id, code, actorId: actor.id, at: now(), why: 'discarded' });
  });
}

/**
 * Công khai bản soạn: the draft ends and its package is offered, both or neither. Refuses when the draft no longer stands at the
 * revision that was checked, or another version is offered than the one seen.
 */
export async function publishPackageDraft(
  { db, now }: Deps,
  {
    actor,
    draft: { id, revision },
    checked,
    expected,
  }: {
    actor: Actor;
    draft: Pick<PackageDraft, 'id' | 'revision'>;
    checked: CheckedPackage;
    expected: string | null;
  },
): Promise<{ isNew: boolean }> {
  const by = { actorId: actor.id, at: now() };
  const offered = await inTransaction(db, async (tx) => {
    const isEnded = await deletePackageDraft(tx, { id, revision });
    if (!isEnded) return undefined;
    const { isNew } = await offerPackage(tx, { checked, expected, ...by });
    await auditEnd(tx, { id, code: checked.code, ...by, why: 'published' });
    return { isNew };
  });
  if (!offered) throw await changedSince(db, id);
  return offered;
}

async function auditEnd(
  tx: Tx,
  { id, code, why, ...by }: { id: string; code: string; actorId: string; at: Date; why: 'discarded' | 'published' },
): Promise<void> {
  const subject = { kind: 'procedure', id: code };
  await insertAudit(tx, { ...by, action: 'procedures.end_draft', subject, details: { draft: id, why } });
}
