import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { getVisibleDossier } from '../views/visible-dossier.ts';

/** Cơ quan có thẩm quyền của hồ sơ vào một ngày: the unit that decided it on that day, whatever became of the unit since. Pure. */
export function competentUnitOn(
  { decidingUnitId }: Pick<Dossier, 'decidingUnitId'>,
  log: readonly DossierAction[],
  on: string,
): string {
  const left = log.flatMap((action) =>
    action.kind === 'move_unit' && vietnamDay(action.at) > on ? (action.content.decidingFrom ?? []) : [],
  );
  return left[0] ?? decidingUnitId;
}

export const CompetentUnit = z.object({ on: z.iso.date(), unitId: z.uuid(), name: z.string(), agencyCode: z.string() });

/** The same for somebody who may see the dossier, with the unit as it was called that day. */
export async function viewCompetentUnit(
  deps: DossierDeps,
  { actor, code, on }: { actor: Actor; code: string; on: string },
): Promise<z.infer<typeof CompetentUnit>> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const log = await listActions(deps.db, dossier.id);
  const unitId = competentUnitOn(
    dossier,
    log.map(({ action }) => action),
    on,
  );
  const { name = '', agencyCode = '' } = deps.organisation.findUnit(unitId, on) ?? {};
  return { on, unitId, name, agencyCode };
}
