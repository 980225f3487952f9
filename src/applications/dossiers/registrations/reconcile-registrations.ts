import type { DossierDeps, MinistrySystems } from '../dossier-deps.ts';
import { compareRegistrations, type RegistrationDifferences } from './compare-registrations.ts';
import { listOurRegistrations } from './registrations.queries.ts';

/**
 * Đối soát với hệ thống của bộ, ngành: its list of a day against what we recorded. A dossier it lists is looked for on every day of
 * ours. Changes nothing; throws when the system does not answer.
 */
export async function reconcileRegistrations(
  { db, ministries }: Pick<DossierDeps, 'db'> & { ministries: Pick<MinistrySystems, 'listRegistered'> },
  { system, on }: { system: string; on: string },
): Promise<RegistrationDifferences> {
  const theirs = await ministries.listRegistered(system, on);
  const dossierCodes = theirs.map(({ dossierCode }) => dossierCode);
  return compareRegistrations(await listOurRegistrations(db, { system, on, dossierCodes }), theirs);
}
