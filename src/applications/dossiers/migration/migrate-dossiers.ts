import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { findCurrentPackage, refuseProcedure, type InstalledPackage } from '#applications/procedures/index.ts';
import { idOf, lockCourse, systemActor } from '../actions/act-as-system.ts';
import { performAction } from '../actions/perform-action.ts';
import { currentForm } from '../course/current-form.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { listOpenOnOtherVersions } from '../store/dossiers.queries.ts';
import { planMigration, samePlaces, type MigrationPlan } from './plan-migration.ts';

export type PlannedDossier = MigrationPlan & { code: string; from: string };

/**
 * Chuyển phiên bản hồ sơ đang giải quyết: every open dossier of a procedure that stands on another version than the one offered, with
 * what would change for it. With `isRehearsal` nothing is written; otherwise each that can is moved, in a transaction of its own; the
 * others stay on their version. Safe to begin again after a stop: what is moved already is not met again.
 */
export async function migrateDossiers(
  deps: DossierDeps,
  { procedureCode, isRehearsal, plan }: { procedureCode: string; isRehearsal: boolean; plan: string },
  onPlanned: (planned: PlannedDossier) => void,
): Promise<{ moved: number; staying: number }> {
  const to = await findCurrentPackage(deps.db, procedureCode);
  if (!to) throw refuseProcedure('procedure.not_found', { code: procedureCode });
  let [moved, staying] = [0, 0];
  let after = '';
  for (;;) {
    const codes = await listOpenOnOtherVersions(deps.db, { procedureCode, version: to.version, after });
    if (codes.length === 0) break;
    for (const code of codes) {
      const planned = await inTransaction(deps.db, (tx) => migrateOne(tx, deps, { code, to, isRehearsal, plan }));
      if (!planned) continue;
      onPlanned(planned);
      if (planned.obstacles.length > 0) staying += 1;
      else moved += 1;
    }
    after = codes.at(-1) ?? '';
  }
  if (!isRehearsal) {
    const subject = { kind: 'procedure', id: procedureCode };
    const details = { plan, version: to.version, moved, staying };
    const entry = { at: deps.now(), actorId: null, action: 'dossiers.migrate', subject, details };
    await inTransaction(deps.db, (tx) => insertAudit(tx, entry));
  }
  return { moved, staying };
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
    form: currentForm(log.map(({ action }) => action)),
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
