import { vietnamDay } from '#infrastructure/clock.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierAction } from '../course/dossier-action.ts';

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
