import type { Tx } from '#infrastructure/database/connect.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { idOf, systemActor } from '../actions/act-as-system.ts';
import { performAction } from '../actions/perform-action.ts';
import type { ContentOf } from '../course/dossier-action.ts';
import type { CourseTask } from '../course/course.ts';
import type { Dossier } from '../course/dossier.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { listLivingOfUnit, lockDossiers } from '../store/unit-dossiers.queries.ts';

/** Dossiers locked and written together: enough to keep the line to the database full, few enough to keep in memory. */
const batch = 500;

/** What a reorganisation is called in the log of every dossier it moves. */
export type Reorganising = { id: string; name: string };

/**
 * Chuyển hồ sơ của một đơn vị: every living dossier in which the unit has something to do goes to its successor, with all the other
 * units of the same dossier that have ended by now. In the caller's transaction; what has moved already is not met again. Answers
 * how many moved.
 */
export async function moveDossiersOf(
  tx: Tx,
  deps: InTransaction,
  { unitId, plan }: { unitId: string; plan: Reorganising },
): Promise<number> {
  const ids = await listLivingOfUnit(tx, unitId);
  const packages = new Map<string, Promise<InstalledPackage>>();
  let moved = 0;
  for (let start = 0; start < ids.length; start += batch) {
    for (const { dossier, tasks } of await lockDossiers(tx, ids.slice(start, start + batch))) {
      const content = movesOf(deps, { dossier, tasks, plan });
      if (!content) continue;
      const version = `${dossier.procedureCode} ${dossier.packageVersion}`;
      const installed = packages.get(version) ?? getPackage(tx, dossier.procedureCode, dossier.packageVersion);
      packages.set(version, installed);
      const action = {
        kind: 'move_unit' as const,
        at: deps.now(),
        by: systemActor,
        commandId: idOf(`move_unit ${plan.id} ${dossier.id} ${dossier.revision}`),
        content,
      };
      // The processes stand where they stood: only who does their tasks changes.
      const course = { dossier, tasks, instances: {} };
      performAction(tx, deps, { course, installed: await installed, action, task: null });
      moved += 1;
    }
  }
  return moved;
}

/** Which units of a dossier have a successor today; undefined when none has. */
function movesOf(
  { organisation, now }: InTransaction,
  { dossier, tasks, plan }: { dossier: Dossier; tasks: readonly CourseTask[]; plan: Reorganising },
): ContentOf<'move_unit'> | undefined {
  const on = vietnamDay(now());
  const { procedureCode } = dossier;
  const asked = dossier.state.consultations.filter(({ endedAt }) => endedAt === null).map(({ unitId }) => unitId);
  const desk = organisation.successorOf(dossier.deskUnitId, { on, procedureCode });
  const units = new Set([dossier.decidingUnitId, ...asked, ...tasks.map(({ unitId }) => unitId)]);
  units.add(dossier.deskUnitId);
  const moves = [...units].flatMap((from) => {
    const heir = organisation.successorOf(from, { on, procedureCode });
    if (!heir || heir.id === from) return [];
    const fromName = organisation.findUnit(from, on)?.name ?? '';
    return [{ from, fromName, to: heir.id, toName: heir.name }];
  });
  if (moves.length === 0) return undefined;
  const decidingFrom = moves.some(({ from }) => from === dossier.decidingUnitId) ? dossier.decidingUnitId : null;
  return { plan: plan.name, moves, decidingFrom, deskUnitId: desk && desk.id !== dossier.deskUnitId ? desk.id : null };
}
