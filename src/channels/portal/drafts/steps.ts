import type { DraftPageModel } from '../page-model.ts';

/** Steps of a form: general (place, parties, delivery), the visible sections, the papers if the procedure asks for any. */
export function stepsOf(
  model: Pick<DraftPageModel, 'form' | 'documents'>,
  isVisible: (sectionId: string) => boolean,
): string[] {
  const sections = model.form.definition.sections.map(({ id }) => id).filter(isVisible);
  const documents = model.documents.some((document) => !document.replacedBy) ? ['giay-to'] : [];
  return ['chung', ...sections, ...documents];
}

export function nextStep(steps: readonly string[], step: string): string {
  return steps[steps.indexOf(step) + 1] ?? 'kiem-tra';
}

export function stepUrl(draftId: string, step: string): string {
  return `/to-khai/${draftId}/${step}`;
}
