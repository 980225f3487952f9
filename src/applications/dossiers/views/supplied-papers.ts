import { unitsOf, type Actor } from '#infrastructure/actor.ts';
import type { ProcedureDefinition } from '#applications/procedures/index.ts';
import type { Language } from '#infrastructure/language.ts';
import type { Dossier } from '../course/dossier.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { SuppliedDocument } from '../store/documents.queries.ts';

/** What of a dossier the units an official serves were given as coordinating agencies. */
export function givenTo(actor: Actor, dossier: Dossier): Consultation[] {
  const units = unitsOf(actor);
  return dossier.state.consultations.filter(({ unitId, sentAt }) => sentAt !== null && units.includes(unitId));
}

type Supplied = Pick<SuppliedDocument, 'id' | 'documentId' | 'suppliedAt' | 'replacedAt'>;

/** Whether an agency made the paper for its answer. */
export function isOfPartner({ documentId }: Pick<SuppliedDocument, 'documentId'>): boolean {
  return documentId.startsWith('partner:');
}

/** Whether a paper is of the agencies' own answers, or among those they were given: what was there while they were asked. */
export function isGiven(given: readonly Consultation[], document: Supplied): boolean {
  return given.some((asked) => isHandedTo(asked, document) && (isOfPartner(document) || wasThereFor(asked, document)));
}

/** Whether a paper is one of those an agency gets or makes, whenever it came. */
export function isHandedTo({ documents, partner }: Consultation, { documentId }: { documentId: string }): boolean {
  return documents.includes(documentId) || documentId.startsWith(`partner:${partner}:`);
}

function wasThereFor({ askedAt, endedAt }: Consultation, { suppliedAt, replacedAt }: Supplied): boolean {
  const isTooLate = endedAt !== null && suppliedAt > new Date(endedAt);
  const wasGone = replacedAt !== null && replacedAt <= new Date(askedAt);
  return !isTooLate && !wasGone;
}

/** Whether the lead agency sees a paper: what an agency has drafted, or drafted and taken back, is its own. */
export function isOfWhole(consultations: readonly Consultation[], document: Supplied): boolean {
  const sent = consultations.filter(({ ended }) => ended === 'answered');
  return !isOfPartner(document) || sent.some(({ answer }) => answer?.documents.some(({ id }) => id === document.id));
}

/** Giấy tờ đã nộp under their names in the reader's language; what the procedure does not name keeps its own. */
export function namedPapers(
  documents: readonly SuppliedDocument[],
  { definition, lang }: { definition: Pick<ProcedureDefinition, 'requiredDocuments'>; lang: Language },
): SuppliedDocument[] {
  if (lang === 'vi') return [...documents];
  const english = new Map(definition.requiredDocuments.map(({ id, name, nameEn }) => [`${id} ${name}`, nameEn]));
  return documents.map((one) => ({ ...one, name: english.get(`${one.documentId} ${one.name}`) ?? one.name }));
}
