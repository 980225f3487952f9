import type { CodeLists, Language } from '../form-values.contract.ts';
import { fillForm, type FilledRow } from './fill-form.browser.ts';
import type { FieldNode, FormModel } from './form-model.browser.ts';

/** One question on paper: boxes to tick where there are few choices, otherwise a line (or several) to write on. */
export type PrintedField = {
  readonly label: string;
  readonly text: string;
  /** Lines left for writing when there is no text. */
  readonly lines: number;
  readonly options: readonly { readonly label: string; readonly ticked: boolean }[];
};

export type PrintedSection = {
  readonly title: string;
  readonly help: string;
  /** Rows of a repeated part, one after another; a plain part has one. */
  readonly rows: readonly (readonly PrintedField[])[];
  readonly isTable: boolean;
};

/** So many choices are printed as boxes; longer lists are written. */
const mostBoxes = 8;
/** Empty rows of a list left for writing by hand. */
const emptyRows = 4;

/**
 * Tờ khai giấy: the same definition for paper. Without data every question is printed, to be filled in by hand; with data only what is
 * asked as things stand, filled in.
 */
export function printForm(
  model: FormModel,
  data: Readonly<Record<string, unknown>> | undefined,
  ctx: { codeLists: CodeLists; lang: Language; today: string },
): PrintedSection[] {
  const filled = fillForm(model, data ?? {}, ctx.today);
  return model.sections.flatMap((node) => {
    const { section } = node;
    const state = filled.get(section.id);
    if (data && !state?.isVisible) return [];
    const rows = state && data && state.rows.length > 0 ? state.rows : [undefined];
    const count = section.repeat && !data ? Math.min(section.repeat.max, emptyRows) : 1;
    const printed = rows.flatMap((row) =>
      Array.from({ length: row ? 1 : count }, () => node.fields.flatMap((field) => printField(field, row, ctx))),
    );
    const isVietnamese = ctx.lang === 'vi';
    return [
      {
        title: isVietnamese ? section.title : section.titleEn,
        help: (isVietnamese ? section.help : section.helpEn) ?? '',
        rows: printed,
        isTable: section.repeat !== undefined,
      },
    ];
  });
}

function printField(
  { field, type, computed }: FieldNode,
  row: FilledRow | undefined,
  ctx: { codeLists: CodeLists; lang: Language },
): PrintedField[] {
  if (computed && !row) return [];
  if (row?.hidden.has(field.id)) return [];
  const value = row?.values.get(field.id);
  const label = ctx.lang === 'vi' ? field.label : field.labelEn;
  const options = optionsOf(field, value, ctx);
  const text = value === undefined || options.length > 0 ? '' : type.toText(value, field, ctx);
  return [{ label, text, options, lines: field.type === 'long_text' ? 3 : 1 }];
}

function optionsOf(
  { type, options, codeList }: FieldNode['field'],
  value: unknown,
  { codeLists, lang }: { codeLists: CodeLists; lang: Language },
): PrintedField['options'] {
  const isVietnamese = lang === 'vi';
  const isTicked = (code: string) => value === code || (Array.isArray(value) && value.includes(code));
  if (type === 'declaration') return [{ label: '', ticked: value === true }];
  if (type === 'yes_no')
    return [
      { label: isVietnamese ? 'Có' : 'Yes', ticked: value === true },
      { label: isVietnamese ? 'Không' : 'No', ticked: value === false },
    ];
  if (options)
    return options.map((one) => ({ label: isVietnamese ? one.label : one.labelEn, ticked: isTicked(one.value) }));
  const entries = codeList === undefined ? [] : codeLists.entries(codeList);
  if (codeList === undefined || entries.length > mostBoxes) return [];
  return entries.map(({ code }) => ({ label: codeLists.name(codeList, code, lang) ?? code, ticked: isTicked(code) }));
}
