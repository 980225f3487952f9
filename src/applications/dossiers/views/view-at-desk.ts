import type { Actor } from '#infrastructure/actor.ts';
import type { Language } from '#infrastructure/language.ts';
import { markNoticesRead } from '#platform/notifications/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { DeskDossierView } from './dossier-views.contract.ts';
import { viewForOfficer } from './view-for-officer.ts';
import { viewForPartner } from './view-for-partner.ts';
import { getDossierFor } from './visible-dossier.ts';

/** Hồ sơ tại bàn cán bộ: whole for the units that receive or decide it, the given part for a coordinating agency. */
export async function viewAtDesk(
  deps: DossierDeps,
  { actor, code, lang }: { actor: Actor; code: string; lang: Language },
): Promise<DeskDossierView> {
  const { dossier, whole } = await getDossierFor(deps, actor, code);
  await markNoticesRead(deps.db, { accountId: actor.id, subjectCode: code, at: deps.now() });
  return whole ? viewForOfficer(deps, actor, code, lang) : viewForPartner(deps, { actor, dossier, lang });
}
