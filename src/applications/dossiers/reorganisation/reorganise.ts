import { join } from 'node:path';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import {
  beginReorganisation,
  buildDirectory,
  findReorganisationOn,
  finishReorganisation,
  finishStep,
  insertReorganisation,
  listDueReorganisations,
  listOpenSteps,
  lockReorganisation,
  lockStep,
  moveStaff,
  planReorganisation,
  readCurrentOrganisation,
  readOrganisation,
  readOrganisationContent,
  writeStructure,
  type OrganisationContent,
  type ReorganisationFile,
  type ReorganisationPlan,
} from '#data/organisation/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { countOpenByUnit } from '../store/unit-dossiers.queries.ts';
import { moveDossiersOf } from './move-dossiers.ts';

type Ordered = { file: ReorganisationFile; content: OrganisationContent; on: string };
/** How far it has come: told after every step. */
export type ReorganisationProgress = { unitName: string; done: number; of: number; dossiers: number };

/** Diễn tập: the plan as it would be made today, and the open dossiers of every unit. Writes nothing. */
export async function rehearseReorganisation(
  db: Db,
  { file, content, on }: Ordered,
): Promise<{ plan: ReorganisationPlan; openDossiers: ReadonlyMap<string, number> }> {
  const [organisation, openDossiers] = await Promise.all([readCurrentOrganisation(db, on), countOpenByUnit(db)]);
  if (organisation.areas.length === 0) throw refuse('reorganisation.nothing_installed', {});
  return { plan: planReorganisation({ ...organisation, openDossiers }, { file, content, on }), openDossiers };
}

/**
 * Quyết định sắp xếp: kept to be carried out on its day, or at once when that is today. Refuses a plan with anything unclear, a day
 * that is over, a second reorganisation of the same day, and the same one for another day. Ordering it again changes nothing.
 */
export async function orderReorganisation(deps: DossierDeps, ordered: Ordered): Promise<ReorganisationPlan> {
  const { file, on } = ordered;
  const at = deps.now();
  if (on < vietnamDay(at)) throw refuse('reorganisation.day_over', { on });
  const other = await findReorganisationOn(deps.db, on);
  if (other && other.id !== file.id) throw refuse('reorganisation.day_taken', { on, name: other.name });
  const { plan } = await rehearseReorganisation(deps.db, ordered);
  if (plan.unclear.length > 0) throw refuse('reorganisation.unclear', { count: plan.unclear.length });
  await inTransaction(deps.db, async (tx) => {
    const stored = await lockReorganisation(tx, file.id);
    if (stored && stored.on !== on) throw refuse('reorganisation.ordered_already', { on: stored.on });
    if (stored) return;
    await insertReorganisation(tx, { file, on, at });
    const subject = { kind: 'reorganisation', id: file.id };
    await insertAudit(tx, { at, actorId: null, action: 'organisation.reorganise', subject, details: { on } });
  });
  return plan;
}

/**
 * Carries out what is due: the structure of the day first, from when hand-ins go to the successors; then one transaction for every
 * unit that ends: its people, trays and living dossiers. A process that dies in between goes on with the next unit; several side by
 * side do each once.
 */
export async function carryOutReorganisations(
  deps: DossierDeps,
  readContent: () => Promise<OrganisationContent>,
  onProgress: (progress: ReorganisationProgress) => void = () => undefined,
): Promise<void> {
  for (const due of await listDueReorganisations(deps.db, vietnamDay(deps.now()))) {
    const plan = due.plan ?? (await begin(deps, { id: due.id, content: await readContent() }));
    const directory = buildDirectory(await readOrganisation(deps.db));
    const inPlan = { ...deps, organisation: directory };
    const ended = new Map(plan.units.ended.map((unit) => [unit.id, unit]));
    const of = plan.units.ended.length + plan.units.split.length;
    const open = await listOpenSteps(deps.db, due.id);
    let done = of - open.length;
    for (const unitId of open) {
      const staff = ended.get(unitId)?.staff ?? [];
      const dossiers = await inTransaction(deps.db, async (tx) => {
        if (!(await lockStep(tx, { id: due.id, unitId }))) return 0;
        if (ended.has(unitId)) await moveStaff(tx, { unitId, staff, on: plan.on });
        const moved = await moveDossiersOf(tx, inPlan, { unitId, plan: due });
        await finishStep(tx, { id: due.id, unitId, dossiers: moved, staff: staff.length, at: deps.now() });
        return moved;
      });
      done += 1;
      onProgress({ unitName: directory.findUnit(unitId, plan.on)?.name ?? '', done, of, dossiers });
    }
    await finish(deps, { due, plan, inPlan });
  }
}

async function begin(
  deps: DossierDeps,
  { id, content }: { id: string; content: OrganisationContent },
): Promise<ReorganisationPlan> {
  const openDossiers = await countOpenByUnit(deps.db);
  return inTransaction(deps.db, async (tx) => {
    const stored = await lockReorganisation(tx, id);
    if (!stored) throw new Error(`No reorganisation ${id}`);
    if (stored.plan) return stored.plan;
    const organisation = await readCurrentOrganisation(tx, stored.on);
    const plan = planReorganisation({ ...organisation, openDossiers }, { file: stored.file, content, on: stored.on });
    if (plan.unclear.length > 0) throw refuse('reorganisation.unclear', { count: plan.unclear.length });
    await writeStructure(tx, plan);
    await beginReorganisation(tx, { id, plan, at: deps.now() });
    return plan;
  });
}

/** How long a hand-in that began before the structure changed may take to be written. */
const stragglersMs = 60_000;

/** What was handed in to an old unit at the last moment follows; a minute after the beginning nothing can be under way any more. */
async function finish(
  deps: DossierDeps,
  {
    due,
    plan,
    inPlan,
  }: { due: { id: string; name: string; begunAt: Date | null }; plan: ReorganisationPlan; inPlan: DossierDeps },
): Promise<void> {
  for (const { id: unitId } of plan.units.ended) {
    await inTransaction(deps.db, (tx) => moveDossiersOf(tx, inPlan, { unitId, plan: due }));
  }
  if (due.begunAt && deps.now().getTime() - due.begunAt.getTime() >= stragglersMs)
    await finishReorganisation(deps.db, due.id, deps.now());
}

/** Sắp xếp đến hạn: begins on the day what was ordered for it, and goes on with what was broken off. */
export function reorganiseWhenDue(deps: DossierDeps, contentDir: string): Sweep {
  const everyMs = 30_000;
  return {
    name: 'reorganise',
    everyMs,
    run: async () => {
      await carryOutReorganisations(deps, () => readOrganisationContent(join(contentDir, 'organisation')));
      return false;
    },
  };
}
