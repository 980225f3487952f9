import type { ProcedureDefinition } from '#applications/procedures/index.ts';
import type { Language } from '#infrastructure/language.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { SuppliedDocument } from '../store/documents.queries.ts';

/** Whether a paper is among those the agencies were given, or is of their own answer. */
export function isGiven(given: readonly Consultation[], { documentId }: Pick<SuppliedDocument, 'documentId'>): boolean {
  return given.some(
    ({ documents, partner }) => documents.includes(documentId) || documentId.startsWith(`partner:${partner}:`),
  );
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
