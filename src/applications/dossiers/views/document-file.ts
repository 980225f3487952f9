import type { Actor } from '#infrastructure/actor.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import type { HandedFile } from '../handed-file.contract.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { givenTo, isGiven, isOfPartner, isOfWhole } from './supplied-papers.ts';
import { getDossierFor } from './visible-dossier.ts';

/** Tệp của một giấy tờ, for whoever sees the paper in the dossier; to anybody else it does not exist. */
export async function getDocumentFile(
  deps: Pick<DossierDeps, 'db'>,
  actor: Actor,
  { code, id }: { code: string; id: string },
): Promise<HandedFile> {
  const { dossier, whole } = await getDossierFor(deps, actor, code);
  const document = (await listDocuments(deps.db, dossier.id)).find((known) => known.id === id);
  if (!document?.file) throw refuse('dossier.not_found', { code });
  const isSeenWhole =
    whole && (actor.kind === 'officer' ? isOfWhole(dossier.state.consultations, document) : !isOfPartner(document));
  if (!isSeenWhole && !isGiven(givenTo(actor, dossier), document)) throw refuse('dossier.not_found', { code });
  return document.file;
}
