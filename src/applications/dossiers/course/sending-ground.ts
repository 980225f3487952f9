import type { SendingGround } from '#platform/exchange/index.ts';
import type { DossierAction } from './dossier-action.ts';
import type { Dossier } from './dossier.ts';

const longestTitle = 200;

/** Căn cứ gửi đi: the dossier, and the official whose step was the last; where that was nobody's, the system itself sends it. */
export function sendingGround(
  { code, procedureCode, decidingUnitId }: Dossier,
  actions: readonly DossierAction[],
  unitCodeOf: (unitId: string) => string,
): SendingGround {
  const by = actions.at(-1)?.by;
  const ground = { dossier: code, procedure: procedureCode };
  if (!by || by.id === null || by.unitId === null) return { ...ground, unit: unitCodeOf(decidingUnitId) };
  const officerTitle = (by.title ?? '').slice(0, longestTitle);
  return { ...ground, officer: by.id, officerTitle, unit: unitCodeOf(by.unitId) };
}
