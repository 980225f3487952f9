import type { Actor } from '#infrastructure/actor.ts';
import { canSeeDossier, canSeeWhole, factsOf } from '../course/allowed-actions.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { findDossier } from '../store/dossiers.queries.ts';

/** The dossier for somebody who may see it whole; to anybody else it does not exist. */
export async function getVisibleDossier(deps: Pick<DossierDeps, 'db'>, actor: Actor, code: string): Promise<Dossier> {
  const dossier = await findDossier(deps.db, code);
  if (!dossier || !canSeeWhole(actor, factsOf(dossier))) throw refuse('dossier.not_found', { code });
  return dossier;
}

/** Also for a coordinating agency, which must then be shown only what it was given; `whole` tells which. */
export async function getDossierFor(
  deps: Pick<DossierDeps, 'db'>,
  actor: Actor,
  code: string,
): Promise<{ dossier: Dossier; whole: boolean }> {
  const dossier = await findDossier(deps.db, code);
  if (!dossier || !canSeeDossier(actor, factsOf(dossier))) throw refuse('dossier.not_found', { code });
  return { dossier, whole: canSeeWhole(actor, factsOf(dossier)) };
}
