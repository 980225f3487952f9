import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { getPackage } from '#applications/procedures/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { findDossierById } from '../store/dossiers.queries.ts';
import type { NationalSource } from './national-dossier.ts';

export type SourceDeps = Pick<DossierDeps, 'db' | 'organisation' | 'codeLists' | 'publicUrl'>;

/**
 * Everything a message is made of, as it stands. Actions that came in between two reads are left out: what is told is the dossier at
 * one revision.
 */
export async function readSource(
  { db, organisation, codeLists, publicUrl }: SourceDeps,
  { dossierId, portalCode }: { dossierId: string; portalCode: string | null },
): Promise<NationalSource | undefined> {
  const dossier = await findDossierById(db, dossierId);
  if (!dossier) return undefined;
  const [actions, documents, installed] = await readParts(db, dossier);
  const on = vietnamDay(dossier.lastActionAt);
  return {
    dossier,
    actions: actions.filter(({ sequence }) => sequence <= dossier.revision),
    documents: documents.filter(({ suppliedAt }) => suppliedAt <= dossier.lastActionAt),
    definition: installed.definition,
    sectorName: codeLists.name('sectors', installed.definition.sector, 'vi') ?? '',
    unitName: (id) => organisation.findUnit(id, on)?.name ?? '',
    unitCode: (id) => organisation.findUnit(id, on)?.agencyCode ?? '',
    portalCode,
    publicUrl,
  };
}

const readParts = (db: Db, dossier: { id: string; procedureCode: string; packageVersion: string }) =>
  Promise.all([
    listActions(db, dossier.id),
    listDocuments(db, dossier.id),
    getPackage(db, dossier.procedureCode, dossier.packageVersion),
  ]);
