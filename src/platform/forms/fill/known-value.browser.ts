import { isContext } from '../feel/feel-values.browser.ts';
import { fieldTypes } from '../field-types/field-types.browser.ts';
import type { Field } from '../form-definition.contract.ts';
import type { CodeLists, FieldValue, Language } from '../form-values.contract.ts';

/**
 * Giá trị lấy từ cơ sở dữ liệu, in the stored shape of a field: what stands at the path of its source, an address written out where
 * the field is a text. Undefined when the register does not know it, or knows something the field cannot hold.
 */
export function knownValue(
  field: Field,
  record: Readonly<Record<string, unknown>>,
  { codeLists, today, lang = 'vi' }: { codeLists: CodeLists; today: string; lang?: Language },
): FieldValue | undefined {
  const value = at(record, field.source?.path.split('.') ?? []);
  if (value === undefined || value === null || value === '') return undefined;
  const type = fieldTypes[field.type];
  const written = isContext(value) && field.type !== 'address' ? writeAddress(value, { codeLists, lang }) : value;
  const parsed = type.parse(written, field);
  if (!parsed.ok) return undefined;
  const problems = type.check(parsed.value, field, { codeLists, today, valueAt: () => undefined });
  return problems.some(({ level = 'error' }) => level === 'error') ? undefined : parsed.value;
}

/** A stored value of a field in words. */
export function valueText(field: Field, value: unknown, ctx: { codeLists: CodeLists; lang: Language }): string {
  return value === undefined || value === null ? '' : fieldTypes[field.type].toText(value, field, ctx);
}

function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  return isContext(value) && Object.hasOwn(value, key) ? at(value[key], rest) : undefined;
}

function writeAddress(value: object, { codeLists, lang }: { codeLists: CodeLists; lang: Language }): string {
  const any: Field = { id: 'address', type: 'address', label: '', labelEn: '', article: '' };
  return fieldTypes.address.toText(value, any, { codeLists, lang });
}
