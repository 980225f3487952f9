import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { CheckedPackage } from './check-package.ts';
import { refuse } from './procedures.errors.ts';
import {
  findPublishedVersion,
  getPackage,
  insertPackage,
  listPublications,
  publishPackage,
  lockProcedure,
} from './procedures.queries.ts';

type By = { at: Date; actorId: string | null };

/**
 * Cài gói thủ tục: stores the version and offers it from now on. The version already offered changes nothing; one known from before
 * is offered again. Refuses when `expected` is given and another version is offered meanwhile.
 */
export async function installPackage(
  db: Db,
  { checked, expected, ...by }: { checked: CheckedPackage; expected?: string | null } & By,
): Promise<{ isNew: boolean }> {
  return inTransaction(db, (tx) => offerPackage(tx, { checked, ...(expected !== undefined && { expected }), ...by }));
}

/** The same inside the transaction of whoever has more to do with it. */
export async function offerPackage(
  tx: Tx,
  { checked, expected, ...by }: { checked: CheckedPackage; expected?: string | null } & By,
): Promise<{ isNew: boolean }> {
  await lockProcedure(tx, checked.code);
  const current = await findPublishedVersion(tx, checked.code);
  // Whoever publishes has seen the differences to another version.
  if (expected !== undefined && (current ?? null) !== expected) throw refuse('procedure.published_meanwhile');
  const isNew = await insertPackage(tx, checked, by.at);
  if (current !== checked.version) await publish(tx, { ...checked, reason: 'installed' }, by);
  return { isNew };
}

/** The same for content that comes with the system: a version it knows already is left alone, whatever is offered now; one not yet in force is only stored. */
export async function installNewPackage(
  db: Db,
  { checked, isOffered, ...by }: { checked: CheckedPackage; isOffered: boolean } & By,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const isNew = await insertPackage(tx, checked, by.at);
    if (isNew && isOffered) await publish(tx, { ...checked, reason: 'installed' }, by);
  });
}

/**
 * Trở lại phiên bản trước: offers again what was offered before the present version; dossiers keep theirs. Refuses when there is no
 * earlier one.
 */
export async function rollBackPackage(
  db: Db,
  { code, expected, ...by }: { code: string; expected?: string } & By,
): Promise<{ version: string }> {
  return inTransaction(db, async (tx) => {
    await lockProcedure(tx, code);
    const publications = await listPublications(tx, code);
    const [current] = publications;
    if (!current) throw refuse('procedure.not_found', { code });
    if (expected !== undefined && current.version !== expected) throw refuse('procedure.published_meanwhile');
    const earlier = earlierThan(publications.map(({ version }) => version));
    if (earlier === undefined) throw refuse('procedure.no_earlier_version', { code });
    const { definition } = await getPackage(tx, code, earlier);
    await publish(tx, { code, definition, version: earlier, reason: 'rolled_back' }, by);
    return { version: earlier };
  });
}

/** The version before the present one; going back twice goes back two, instead of forth again. */
function earlierThan(versions: readonly string[]): string | undefined {
  const history: string[] = [];
  for (const version of versions.toReversed()) {
    const known = history.indexOf(version);
    if (known >= 0) history.length = known;
    history.push(version);
  }
  return history.at(-2);
}

async function publish(
  tx: Tx,
  { code, definition, version, reason }: Pick<CheckedPackage, 'code' | 'definition' | 'version'> & { reason: string },
  { at, actorId }: By,
): Promise<void> {
  await publishPackage(tx, { definition, version, actorId, reason }, at);
  await insertAudit(tx, {
    at,
    actorId,
    action: 'procedures.publish',
    subject: { kind: 'procedure', id: code },
    details: { version, reason },
  });
}
