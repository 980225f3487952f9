import type { Address, CodeLists } from '../form-values.contract.ts';
import { refused, wrong, type FieldType, type ValueProblem } from './field-type.browser.ts';
import { lengthOf, readLine } from './typed-text.browser.ts';

/** The parts, largest first, with the code list each is chosen from. */
const units = [
  ['province', 'provinces'],
  ['district', 'districts'],
  ['commune', 'communes'],
] as const;
const parts = [...units.map(([part]) => part), 'detail'] as const;
const DETAIL_MAX = 200;

/** A list nobody filled, or of which a browser has a part, cannot judge a code; its digits are all that can be asked. */
const isUnit = (codeLists: CodeLists, list: string, code: string) =>
  codeLists.has(list, code) ||
  (/^\d{2,5}$/.test(code) && (codeLists.entries(list).length === 0 || codeLists.isPartial?.(list) === true));

const parentOf = (codeLists: CodeLists, list: string, code: string) =>
  codeLists.parent
    ? codeLists.parent(list, code)
    : codeLists.entries(list).find((entry) => entry.code === code)?.parent;

/** A commune lies in its parent, or in the province above that when no district was given. */
function liesIn(codeLists: CodeLists, commune: string, above: string | undefined): boolean {
  const parent = parentOf(codeLists, 'communes', commune);
  if (above === undefined || parent === undefined || parent === above) return true;
  return parentOf(codeLists, 'districts', parent) === above;
}

function checkUnits(address: Address, codeLists: CodeLists): ValueProblem[] {
  const unknown = units.filter(([part, list]) => {
    const code = address[part];
    return code !== undefined && !isUnit(codeLists, list, code);
  });
  if (unknown.length > 0) return unknown.map(([part]) => ({ ...wrong('forms.problem.address_unit'), part }));
  const { commune, district, province } = address;
  if (commune === undefined) return [{ ...wrong('forms.problem.address_commune'), part: 'commune' }];
  const isPlaced = liesIn(codeLists, commune, district ?? province);
  return isPlaced ? [] : [{ ...wrong('forms.problem.address_parent'), part: 'commune' }];
}

/** Địa chỉ: administrative units by code (two levels or three), then house number, street, hamlet in words. */
export const address: FieldType<Address> = {
  parse: (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return refused('forms.problem.wrong_kind');
    const given = new Map<string, unknown>(Object.entries(input));
    const value: Record<string, string> = {};
    for (const part of parts) {
      const line = readLine(given.get(part) ?? '');
      if (!line.ok) return { ok: false, problem: { ...line.problem, part } };
      if (line.value !== '') value[part] = line.value;
    }
    return { ok: true, value };
  },
  check: (value, _field, { codeLists }) => {
    const problems = checkUnits(value, codeLists);
    if (lengthOf(value.detail ?? '') > DETAIL_MAX) {
      problems.push({ ...wrong('forms.problem.too_long', { max: DETAIL_MAX }), part: 'detail' });
    }
    return problems;
  },
  toText: (value, _field, { codeLists, lang }) => {
    const names = units.map(([part, list]) => value[part] && (codeLists.name(list, value[part], lang) ?? value[part]));
    return [value.detail, ...names.toReversed()].filter(Boolean).join(', ');
  },
};
