import { faultText } from '../fault-text.ts';
import { feelDate } from '../feel/feel-values.browser.ts';
import type { Field, FieldTypeName } from '../form-definition.contract.ts';
import type { FormFaultKey } from '../form-faults.vi.ts';

type FieldFault = { key?: keyof Field; fault: FormFaultKey; params?: Readonly<Record<string, string>> };

const isChoice = (type: FieldTypeName) => type === 'choice' || type === 'multi_choice';

/** The keys that mean something only for some types. */
const onlyFor: readonly (readonly [keyof Field, readonly FieldTypeName[]])[] = [
  ['decimals', ['number']],
  ['maxLength', ['text', 'long_text', 'person_name']],
  ['pattern', ['text']],
  ['agreesWith', ['personal_id']],
  ['min', ['number', 'money', 'year', 'date', 'month', 'partial_date', 'multi_choice']],
  ['max', ['number', 'money', 'year', 'date', 'month', 'partial_date', 'multi_choice']],
];

/** Rules between the settings of one field. */
export function checkField(field: Field): FieldFault[] {
  const helpFaults: FieldFault[] =
    field.help && !field.helpEn ? [{ key: 'help', fault: 'missingEnglish', params: { key: 'helpEn' } }] : [];
  return [...helpFaults, ...checkOptions(field), ...checkLimits(field), ...checkUnusedKeys(field)];
}

function checkOptions({ type, options, codeList }: Field): FieldFault[] {
  if (!isChoice(type)) return options || codeList !== undefined ? [{ fault: 'optionsUnused' }] : [];
  if (options && codeList !== undefined) return [{ fault: 'optionsTwice' }];
  if (!options && codeList === undefined) return [{ fault: 'optionsMissing' }];
  const values = options?.map(({ value }) => value) ?? [];
  return values
    .filter((value, index) => values.indexOf(value) !== index)
    .map((id) => ({ key: 'options', fault: 'duplicateOption', params: { id } }));
}

const isDated = (type: FieldTypeName) => type === 'date' || type === 'month' || type === 'partial_date';

function checkLimits(field: Field): FieldFault[] {
  const { type, min, max } = field;
  const wrongKind = (['min', 'max'] as const).filter((key) => {
    const limit = field[key];
    if (limit === undefined) return false;
    if (isDated(type)) return typeof limit !== 'string' || !(limit === 'today' || isDay(limit, type));
    return !(typeof limit === 'number' || (type === 'year' && limit === 'today'));
  });
  if (wrongKind.length > 0) {
    const kind = faultText(isDated(type) ? 'kindDay' : 'kindNumber');
    return wrongKind.map((key) => ({ key, fault: 'limitKind', params: { key, kind } }));
  }
  const isTurned = min !== undefined && max !== undefined && typeof min === typeof max && min > max;
  return isTurned && min !== 'today' && max !== 'today' ? [{ fault: 'limitOrder' }] : [];
}

const isDay = (text: string, type: FieldTypeName) => feelDate(type === 'month' ? `${text}-01` : text) !== null;

function checkUnusedKeys(field: Field): FieldFault[] {
  return onlyFor
    .filter(([key, types]) => field[key] !== undefined && !types.includes(field.type))
    .map(([key]) => ({ key, fault: 'keyUnused', params: { key } }));
}
