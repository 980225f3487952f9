import type { Section } from '../form-definition.contract.ts';
import type { FieldValue } from '../form-values.contract.ts';
import { fillForm, type FilledRow } from './fill-form.browser.ts';
import type { FormModel } from './form-model.browser.ts';

/**
 * Chủ thể của một phần, as the form stands: `self` is whoever is signed in; another is told by number, name and birth date as far
 * as they are filled in and can be read.
 */
export type FormSubject = {
  readonly section: Section;
  readonly isSelf: boolean;
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly birthDate: string | undefined;
};

/** The visible parts that have a subject, in the order of the form. */
export function subjectsOf(model: FormModel, data: Readonly<Record<string, unknown>>, today: string): FormSubject[] {
  const filled = fillForm(model, data, today);
  return model.sections.flatMap(({ section, isSelf }) => {
    const { isVisible = false, rows = [] } = filled.get(section.id) ?? {};
    const [row] = rows;
    const { subject } = section;
    if (!subject || !isVisible || !row) return [];
    return [
      {
        section,
        isSelf: typeof isSelf === 'function' ? isSelf(row.scope) === true : isSelf,
        number: textOf(row, subject.number),
        name: textOf(row, subject.name),
        birthDate: textOf(row, subject.birthDate),
      },
    ];
  });
}

function textOf(row: FilledRow, id: string | undefined): string | undefined {
  const value: FieldValue | undefined = id === undefined ? undefined : row.values.get(id);
  return typeof value === 'string' ? value : undefined;
}
