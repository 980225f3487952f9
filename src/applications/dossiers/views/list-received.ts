import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { ReceivedDossier } from './dossier-lists.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { listReceivedOn } from '../store/dossiers.queries.ts';
import { dossiersVi } from '../dossiers.vi.ts';

/** Sổ theo dõi hồ sơ on the screen: what the actor's desk received on a day. */
export async function listReceived(
  { db }: Pick<DossierDeps, 'db'>,
  actor: Actor,
  on: string,
): Promise<ReceivedDossier[]> {
  const [unitId] = unitsWithRole(actor, 'reception_officer');
  if (!unitId) throw refuse('dossier.not_found', { code: on });
  const dossiers = await listReceivedOn(db, { unitId, on });
  return dossiers.map(({ code, procedureName, channel, status, submittedAt, state }) => ({
    code,
    procedureName,
    channel,
    ownerName: state.parties.owner.name,
    statusText: dossiersVi[`dossier.status.${status}`],
    submittedAt: submittedAt.toISOString(),
    dueOn: state.appointment?.dueOn ?? null,
  }));
}
