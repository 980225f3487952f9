import { isContext } from '../feel/feel-values.browser.ts';
import type { CheckContext, ValueProblem } from '../field-types/field-type.browser.ts';
import type { CodeLists, FieldValue, FormProblem, FormValues, SectionValues } from '../form-values.contract.ts';
import { parsePath } from './field-path.browser.ts';
import { fillForm, isFieldRequired, type FilledForm, type FilledRow, type FilledSection } from './fill-form.browser.ts';
import type { FieldNode, FormModel } from './form-model.browser.ts';
import { isWithinSize, MAX_FORM_KB } from './form-size.browser.ts';

export type Validation = { readonly data: FormValues; readonly problems: readonly FormProblem[] };

/** Kiểm tra tờ khai: the clean data, and everything wrong or doubtful about it. Unknown keys and hidden fields are dropped. */
export function validateForm(
  model: FormModel,
  input: unknown,
  { codeLists, today, given }: { codeLists: CodeLists; today: string; given: ReadonlySet<string> },
): Validation {
  if (!isContext(input)) return refusal('forms.problem.not_a_form', {});
  if (!isWithinSize(input)) return refusal('forms.problem.too_large', { maxKb: MAX_FORM_KB });
  const filled = fillForm(model, input, today);
  const problems: FormProblem[] = [];
  for (const section of filled.values()) {
    if (!section.isVisible) continue;
    problems.push(...checkRowCount(section));
    for (const [index, row] of section.rows.entries()) {
      const at = section.node.section.repeat ? `${section.node.section.id}[${index}]` : section.node.section.id;
      const ctx: CheckContext = { codeLists, today, valueAt: (path) => valueAt(filled, row, path) };
      for (const node of section.node.fields) {
        const path = `${at}.${node.field.id}`;
        const isGiven = given.has(path) && !row.values.has(node.field.id) && !row.unread.has(node.field.id);
        if (!isGiven) problems.push(...checkField(node, row, path, ctx));
      }
    }
  }
  return { data: valuesOf(filled), problems };
}

function refusal(code: FormProblem['code'], params: FormProblem['params']): Validation {
  return { data: {}, problems: [{ path: '', level: 'error', code, params }] };
}

function checkRowCount({ node: { section }, rows, surplusRows }: FilledSection): FormProblem[] {
  if (!section.repeat) return [];
  const { min, max } = section.repeat;
  const problem = { path: section.id, level: 'error' } as const;
  if (surplusRows > 0) return [{ ...problem, code: 'forms.problem.too_many_items', params: { max } }];
  return rows.length < min ? [{ ...problem, code: 'forms.problem.too_few_items', params: { min } }] : [];
}

function checkField(node: FieldNode, row: FilledRow, path: string, ctx: CheckContext): FormProblem[] {
  const { field, type } = node;
  if (row.hidden.has(field.id)) return [];
  const unread = row.unread.get(field.id);
  if (unread) return [problemAt(path, unread)];
  const value = row.values.get(field.id);
  if (value !== undefined) return type.check(value, field, ctx).map((problem) => problemAt(path, problem));
  if (!isFieldRequired(node, row)) return [];
  return [{ path, level: 'error', code: missingCode(field.type), params: {} }];
}

function missingCode(type: FieldNode['field']['type']): FormProblem['code'] {
  if (type === 'declaration') return 'forms.problem.not_ticked';
  if (type === 'file') return 'forms.problem.no_file';
  const isChosen = type === 'choice' || type === 'multi_choice' || type === 'yes_no';
  return isChosen ? 'forms.problem.not_chosen' : 'forms.problem.required';
}

const problemAt = (path: string, { code, params = {}, level = 'error', part }: ValueProblem): FormProblem => ({
  path: part ? `${path}.${part}` : path,
  level,
  code,
  params,
});

/** `child.birthDate`, or `item.birthDate` for the row the asking field is in. */
function valueAt(filled: FilledForm, row: FilledRow, path: string): FieldValue | undefined {
  const { sectionId, fieldId, row: index = 0 } = parsePath(path) ?? {};
  if (sectionId === undefined || fieldId === undefined) return undefined;
  const asked = sectionId === 'item' ? row : filled.get(sectionId)?.rows[index];
  return asked?.values.get(fieldId);
}

/** The clean data of a filled form. A visible repeated part is there even when empty; an empty plain part is left out. */
export function valuesOf(filled: FilledForm): FormValues {
  const values: Record<string, SectionValues | SectionValues[]> = {};
  for (const [id, { node, isVisible, rows }] of filled) {
    if (!isVisible) continue;
    const clean = rows.map((row) => inOrder(node.fields, row));
    const [first] = clean;
    if (node.section.repeat) values[id] = clean;
    else if (first && Object.keys(first).length > 0) values[id] = first;
  }
  return values;
}

/** Values in the order of the definition, whatever the order of reading and computing. */
function inOrder(fields: readonly FieldNode[], { values }: FilledRow): SectionValues {
  return Object.fromEntries(
    fields.flatMap(({ field }) => {
      const value = values.get(field.id);
      return value === undefined ? [] : [[field.id, value] as const];
    }),
  );
}
