import { isContext } from './feel/feel-values.browser.ts';
import { parsePath } from './fill/field-path.browser.ts';
import { filesOf, type FormFile } from './fill/form-files.browser.ts';
import { fillForm, isFieldRequired } from './fill/fill-form.browser.ts';
import { emptyValues, readFlatFields } from './fill/flat-fields.browser.ts';
import { buildModel } from './fill/form-model.browser.ts';
import { labelOf, rowsOf, type FormRow } from './fill/form-rows.browser.ts';
import { printForm, type PrintedSection } from './fill/printed-form.browser.ts';
import { subjectsOf, type FormSubject } from './fill/form-subjects.browser.ts';
import { validateForm, valuesOf, type Validation } from './fill/validate-form.browser.ts';
import type { FormDefinition, InstalledForm } from './form-definition.contract.ts';
import type { CodeLists, FormValues, Language } from './form-values.contract.ts';

/** Kết quả tính: what is shown, what is obligatory, and the data as it would be kept (computed fields filled in). */
export type Evaluation = {
  visible(path: string): boolean;
  required(path: string): boolean;
  readonly data: FormValues;
};

/** Tờ khai sẵn sàng: the same object on server and browser. Days are `YYYY-MM-DD` in Vietnam. */
export type Form = {
  readonly definition: FormDefinition;
  evaluate(data: Readonly<Record<string, unknown>>, at: { today: string }): Evaluation;
  /** `given`: paths somebody else fills in, which are missed by nobody. */
  validate(input: unknown, at: { today: string; given?: ReadonlySet<string> }): Validation;
  toRows(data: Readonly<Record<string, unknown>>, how: { lang: Language }): FormRow[];
  labelOf(path: string, lang: Language): string;
  /** Files of clean data. */
  files(data: Readonly<Record<string, unknown>>): FormFile[];
  /** The form on paper: blank without data, otherwise filled in. */
  print(data: Readonly<Record<string, unknown>> | undefined, how: { lang: Language; today: string }): PrintedSection[];
  /** Parts with a subject, and who it is as the form stands. */
  subjects(data: Readonly<Record<string, unknown>>, at: { today: string }): FormSubject[];
};

const nothing: ReadonlySet<string> = new Set();

/** Binds an installed form once; every call after that only computes. */
export function createForm(installed: InstalledForm, { codeLists }: { codeLists: CodeLists }): Form {
  const model = buildModel(installed);
  return {
    definition: installed.definition,
    evaluate(data, { today }) {
      const filled = fillForm(model, isContext(data) ? data : {}, today);
      const find = (path: string) => {
        const { sectionId = '', row = 0, fieldId } = parsePath(path) ?? {};
        const section = filled.get(sectionId);
        const node = section?.node.fields.find(({ field }) => field.id === fieldId);
        const isDrawnBlank = row < Math.max(1, section?.node.section.repeat?.min ?? 0);
        return { section, row: section?.rows[row] ?? (isDrawnBlank ? section?.blank : undefined), node, fieldId };
      };
      return {
        visible(path) {
          const { section, row, node, fieldId } = find(path);
          if (!section?.isVisible) return false;
          if (fieldId === undefined) return true;
          return node !== undefined && row !== undefined && !row.hidden.has(fieldId);
        },
        required(path) {
          const { section, row, node } = find(path);
          return section?.isVisible === true && row !== undefined && node !== undefined && isFieldRequired(node, row);
        },
        data: valuesOf(filled),
      };
    },
    validate: (input, { today, given = nothing }) => validateForm(model, input, { codeLists, today, given }),
    toRows: (data, { lang }) => rowsOf(model, data, { codeLists, lang }),
    files: (data) => filesOf(model, data),
    labelOf: (path, lang) => labelOf(model, path, lang),
    print: (data, how) => printForm(model, data, { codeLists, ...how }),
    subjects: (data, { today }) => subjectsOf(model, data, today),
  };
}

/** Tờ khai từ một lần gửi HTML không có JavaScript. */
export function formFromFlatFields(
  { definition }: Pick<Form, 'definition'>,
  flat: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return readFlatFields(definition, flat);
}

/** Tờ khai trống. */
export function emptyData({ definition }: Pick<Form, 'definition'>): Record<string, unknown> {
  return emptyValues(definition);
}
