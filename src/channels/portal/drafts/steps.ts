import type { DraftPageModel } from '../page-model.ts';

/** Steps of a form: general (place, parties, delivery; not where a dossier is amended), the visible sections, the papers if any are asked. */
export function stepsOf(
  model: Pick<DraftPageModel, 'form' | 'documents' | 'amends'>,
  isVisible: (sectionId: string) => boolean,
): string[] {
  const sections = model.form.definition.sections.map(({ id }) => id).filter(isVisible);
  const documents = model.documents.some((document) => !document.replacedBy) ? ['giay-to'] : [];
  return [...(model.amends === null ? ['chung'] : []), ...sections, ...documents];
}

export function nextStep(steps: readonly string[], step: string): string {
  return steps[steps.indexOf(step) + 1] ?? 'kiem-tra';
}

export function stepUrl(draftId: string, step: string): string {
  return `/to-khai/${draftId}/${step}`;
}
