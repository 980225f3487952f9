import { feelDate, isContext } from './feel/feel-values.browser.ts';
import { fieldTypes } from './field-types/field-types.browser.ts';
import type { InstalledForm, Section } from './form-definition.contract.ts';

/**
 * Biến của biểu thức từ dữ liệu tờ khai: parts as contexts with days as FEEL dates, repeated parts as lists, parts without data
 * as empty ones, and `today`. The values are plain JSON, so they may be stored and used later.
 */
export function formVariables(
  { definition }: Pick<InstalledForm, 'definition'>,
  data: Readonly<Record<string, unknown>>,
  { today }: { today: string },
): Record<string, unknown> {
  const variables: Record<string, unknown> = { today: feelDate(today) };
  for (const section of definition.sections) {
    const values = Object.hasOwn(data, section.id) ? data[section.id] : undefined;
    const rows: readonly unknown[] = Array.isArray(values) ? values : [];
    variables[section.id] = section.repeat ? rows.map((row) => contextOf(section, row)) : contextOf(section, values);
  }
  return variables;
}

function contextOf({ fields }: Section, values: unknown): Record<string, unknown> {
  if (!isContext(values)) return {};
  const context: Record<string, unknown> = {};
  for (const field of fields) {
    const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
    if (value !== undefined && value !== null) context[field.id] = fieldTypes[field.type].toFeel(value, field);
  }
  return context;
}
