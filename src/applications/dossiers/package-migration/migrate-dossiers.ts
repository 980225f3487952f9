import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { findCurrentPackage, refuseProcedure, type InstalledPackage } from '#applications/procedures/index.ts';
import { idOf, lockCourse, systemActor } from '../actions/act-as-system.ts';
import { performAction } from '../actions/perform-action.ts';
import { officialForm } from '../course/current-form.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { listOpenOnOtherVersions } from '../store/dossiers.queries.ts';
import { planMigration, samePlaces, type MigrationPlan } from './plan-migration.ts';

export type PlannedDossier = MigrationPlan & { code: string; from: string };

/** Who tells it to move: an administrator, or the command line (null). */
type Migration = { procedureCode: string; isRehearsal: boolean; plan: string; actorId: string | null };

const batch = 200;

/**
 * Chuyển phiên bản hồ sơ đang giải quyết: every open dossier of a procedure that stands on another version than the one offered, with
 * what would change for it. With `isRehearsal` nothing is written; otherwise each that can is moved, in a transaction of its own; the
 * others stay on their version. Safe to begin again after a stop: what is moved already is not met again.
 */
export async function migrateDossiers(
  deps: DossierDeps,
  migration: Migration,
  onPlanned: (planned: PlannedDossier) => void,
): Promise<{ moved: number; staying: number }> {
  let [moved, staying] = [0, 0];
  for (let after: string | null = ''; after !== null;) {
    const page = await migratePage(deps, { ...migration, after, atMost: batch }, onPlanned);
    moved += page.moved;
    staying += page.staying;
    after = page.next;
  }
  return { moved, staying };
}

/** So many dossiers of it, in the order of their codes; `next` says after which code to go on. */
export async function migratePage(
  deps: DossierDeps,
  {
    procedureCode,
    isRehearsal,
    plan,
    actorId,
    after,
    atMost,
    version,
  }: Migration & { after: string; atMost: number; version?: string },
  onPlanned: (planned: PlannedDossier) => void,
): Promise<{ moved: number; staying: number; next: string | null }> {
  const to = await findCurrentPackage(deps.db, procedureCode);
  if (!to) throw refuseProcedure('procedure.not_found', { code: procedureCode });
  // The plan was shown for another version: it must be shown anew.
  if (version !== undefined && version !== to.version) throw refuseProcedure('procedure.published_meanwhile');
  let [moved, staying] = [0, 0];
  const codes = await listOpenOnOtherVersions(deps.db, { procedureCode, version: to.version, after, atMost });
  for (const code of codes) {
    const planned = await inTransaction(deps.db, (tx) => migrateOne(tx, deps, { code, to, isRehearsal, plan }));
    if (!planned) continue;
    onPlanned(planned);
    if (planned.obstacles.length > 0) staying += 1;
    else moved += 1;
  }
  if (!isRehearsal && codes.length > 0) {
    const subject = { kind: 'procedure', id: procedureCode };
    const details = { plan, version: to.version, moved, staying };
    const entry = { at: deps.now(), actorId, action: 'dossiers.migrate', subject, details };
    await inTransaction(deps.db, (tx) => insertAudit(tx, entry));
  }
  return { moved, staying, next: codes.length < atMost ? null : (codes.at(-1) ?? null) };
}

async function migrateOne(
  tx: Tx,
  deps: DossierDeps,
  { code, to, isRehearsal, plan }: { code: string; to: InstalledPackage; isRehearsal: boolean; plan: string },
): Promise<PlannedDossier | undefined> {
  const locked = await lockCourse(tx, code);
  if (!locked) return undefined;
  const { course, installed } = locked;
  const { dossier } = course;
  if (isEnded(dossier.status) || dossier.packageVersion === to.version) return undefined;
  const at = deps.now();
  const [log, documents] = await Promise.all([listActions(tx, dossier.id), listDocuments(tx, dossier.id)]);
  const planned = planMigration(course, {
    form: officialForm(log.map(({ action }) => action)),
    handedIn: documents.filter(({ replaced }) => !replaced).map(({ documentId }) => documentId),
    to,
    today: vietnamDay(at),
  });
  const obstacles = [...planned.obstacles, ...samePlaces(installed.process, to.process, course.instances)];
  const from = dossier.packageVersion;
  if (obstacles.length === 0 && !isRehearsal) {
    const content = { from, to: to.version, plan, variant: dossier.state.variant };
    const action = {
      kind: 'migrate' as const,
      at,
      by: systemActor,
      commandId: idOf(`migrate ${plan} ${dossier.id}`),
      content,
    };
    performAction(tx, deps, { course, installed: to, action, task: null });
  }
  return { code, from, changes: planned.changes, obstacles };
}
