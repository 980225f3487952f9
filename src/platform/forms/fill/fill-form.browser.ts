import type { FeelVariables } from '../feel/bind-expression.browser.ts';
import { feelDate, isContext, isFeelDate } from '../feel/feel-values.browser.ts';
import type { ValueProblem } from '../field-types/field-type.browser.ts';
import type { FieldValue } from '../form-values.contract.ts';
import type { FieldNode, FormModel, SectionNode } from './form-model.browser.ts';

/** One part of a filled form, or one row of a repeated part. `context` is what conditions see of it. */
export type FilledRow = {
  readonly values: Map<string, FieldValue>;
  readonly unread: Map<string, ValueProblem>;
  readonly hidden: Set<string>;
  readonly context: Record<string, unknown>;
  scope: FeelVariables;
};

export type FilledSection = {
  readonly node: SectionNode;
  isVisible: boolean;
  readonly rows: FilledRow[];
  /** The card a repeated part without rows is drawn with: it has its conditions, but counts for nothing. */
  readonly blank: FilledRow | undefined;
  /** Rows that came in beyond what the definition allows; not read. */
  readonly surplusRows: number;
};

export type FilledForm = ReadonlyMap<string, FilledSection>;

/**
 * Điền và tính tờ khai: reads every value by its type, then walks sections and fields in the order of evaluation, so that a
 * condition never sees the value of something hidden. Server and browser run exactly this.
 */
export function fillForm(model: FormModel, input: Readonly<Record<string, unknown>>, today: string): FilledForm {
  const filled = new Map<string, FilledSection>();
  const variables: Record<string, unknown> = { today: feelDate(today) };
  for (const node of model.sections) {
    const { id } = node.section;
    const section = readSection(node, Object.hasOwn(input, id) ? input[id] : undefined);
    filled.set(id, section);
    variables[id] = node.section.repeat ? section.rows.map((row) => row.context) : section.rows[0]?.context;
  }
  for (const section of filled.values()) {
    for (const row of drawnRows(section)) {
      row.scope = section.node.section.repeat ? { ...variables, item: row.context } : variables;
    }
  }
  for (const node of model.order) {
    const section = filled.get(node.kind === 'section' ? node.section.id : node.sectionId);
    if (!section?.isVisible) continue;
    if (node.kind === 'field') for (const row of drawnRows(section)) settleField(node, row);
    else if (node.visible && node.visible(variables) !== true) hideSection(section, variables);
  }
  return filled;
}

function readSection(node: SectionNode, input: unknown): FilledSection {
  const { repeat } = node.section;
  const inputs: readonly unknown[] = repeat ? (Array.isArray(input) ? input : []) : [input];
  const kept = repeat ? inputs.slice(0, repeat.max) : inputs;
  const rows = kept.map((row) => readRow(node, isContext(row) ? row : {}));
  const blank = repeat && rows.length === 0 ? readRow(node, {}) : undefined;
  return { node, isVisible: true, rows, blank, surplusRows: inputs.length - kept.length };
}

const drawnRows = ({ rows, blank }: FilledSection): FilledRow[] => (blank ? [blank] : rows);

function readRow(node: SectionNode, input: Readonly<Record<string, unknown>>): FilledRow {
  const row: FilledRow = { values: new Map(), unread: new Map(), hidden: new Set(), context: {}, scope: {} };
  for (const field of node.fields) {
    const { id } = field.field;
    if (!field.computed && Object.hasOwn(input, id)) readValue(field, input[id], row);
  }
  return row;
}

function readValue({ field, type }: FieldNode, input: unknown, row: FilledRow): void {
  if (isBlank(input)) return;
  const parsed = type.parse(input, field);
  if (!parsed.ok) row.unread.set(field.id, parsed.problem);
  else if (!isBlank(parsed.value)) {
    row.values.set(field.id, parsed.value);
    row.context[field.id] = type.toFeel(parsed.value, field);
  }
}

/** What counts as not filled in: nothing, blanks, no choice, an address without any part. */
function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function settleField(node: FieldNode, row: FilledRow): void {
  const { id } = node.field;
  if (node.visible && node.visible(row.scope) !== true) {
    row.hidden.add(id);
    row.values.delete(id);
    row.unread.delete(id);
    delete row.context[id];
  } else if (node.computed) {
    const value = node.computed(row.scope);
    readValue(node, isFeelDate(value) ? value.iso : value, row);
  }
}

/** Its rows stay in the answer to `visible`, but conditions see an empty part (or an empty list). */
function hideSection(section: FilledSection, variables: Record<string, unknown>): void {
  section.isVisible = false;
  for (const { context } of section.rows) for (const key of Object.keys(context)) delete context[key];
  const list = variables[section.node.section.id];
  if (Array.isArray(list)) list.length = 0;
}

/** Whether a visible field must be filled in, as things stand in its row. */
export function isFieldRequired(node: FieldNode, row: FilledRow): boolean {
  if (row.hidden.has(node.field.id) || node.computed) return false;
  return typeof node.required === 'function' ? node.required(row.scope) === true : node.required;
}
