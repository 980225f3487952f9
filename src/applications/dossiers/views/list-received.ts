import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import type { Language } from '#infrastructure/language.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { ReceivedDossier } from './dossier-lists.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { listReceivedOn } from '../store/dossiers.queries.ts';
import { procedureNamesFor } from './procedure-names-for.ts';
import { statusText } from './status-text.ts';

/** Sổ theo dõi hồ sơ on the screen: what the actor's desk received on a day. */
export async function listReceived(
  { db }: Pick<DossierDeps, 'db'>,
  actor: Actor,
  { on, lang }: { on: string; lang: Language },
): Promise<ReceivedDossier[]> {
  const [unitId] = unitsWithRole(actor, 'reception_officer');
  if (!unitId) throw refuse('dossier.not_found', { code: on });
  const dossiers = await listReceivedOn(db, { unitId, on });
  const codes = dossiers.map(({ procedureCode }) => procedureCode);
  const nameOf = await procedureNamesFor(db, lang, codes);
  return dossiers.map(({ code, procedureCode, procedureName, channel, status, submittedAt, state }) => ({
    code,
    procedureName: nameOf(procedureCode, procedureName),
    channel,
    ownerName: state.parties.owner.name,
    statusText: statusText(status, lang),
    submittedAt: submittedAt.toISOString(),
    dueOn: state.appointment?.dueOn ?? null,
  }));
}
