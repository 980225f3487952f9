import type { Field } from '../form-definition.contract.ts';
import { refused, wrong, type CheckContext, type FieldType, type ValueProblem } from './field-type.browser.ts';
import { readDigits } from './typed-text.browser.ts';

const personalIdForm = /^0\d{11}$/;

/** The 63 province codes of before 1/7/2025 stay in the numbers; the list `provinces` must hold them. */
export function checkProvince(value: string, { codeLists }: CheckContext): ValueProblem[] {
  const isKnown = codeLists.has('provinces', value.slice(1, 3)) || codeLists.entries('provinces').length === 0;
  return isKnown ? [] : [wrong('forms.problem.personal_id_province')];
}

const isMale = (sex: unknown) => sex === 'male' || sex === 'nam' || sex === '1';
const isFemale = (sex: unknown) => sex === 'female' || sex === 'nu' || sex === '2' || sex === '0';

/** The fourth digit gives century and sex (1900s: 0 male, 1 female; 2000s: 2, 3; …), the next two the year of birth. */
function checkAgreement(value: string, field: Field, { valueAt }: CheckContext): ValueProblem[] {
  const { birthDate, sex } = field.agreesWith ?? {};
  const digit = Number(value[3]);
  const bornIn = String(1900 + Math.floor(digit / 2) * 100 + Number(value.slice(4, 6)));
  const declaredBirth = birthDate === undefined ? undefined : valueAt(birthDate);
  const declaredSex = sex === undefined ? undefined : valueAt(sex);
  const warnings: ValueProblem[] = [];
  if (typeof declaredBirth === 'string' && declaredBirth.slice(0, 4) !== bornIn) {
    warnings.push({ code: 'forms.problem.personal_id_birth', level: 'warning' });
  }
  if ((isMale(declaredSex) && digit % 2 === 1) || (isFemale(declaredSex) && digit % 2 === 0)) {
    warnings.push({ code: 'forms.problem.personal_id_sex', level: 'warning' });
  }
  return warnings;
}

/** Số định danh cá nhân (NĐ 137/2015): no check digit; disagreement with birth or sex only warns, corrected papers exist. */
export const personalId: FieldType<string> = {
  parse: (input) => {
    const digits = readDigits(input);
    if (!digits.ok) return digits;
    return personalIdForm.test(digits.value) ? digits : refused('forms.problem.personal_id_form');
  },
  check: (value, field, ctx) => [...checkProvince(value, ctx), ...checkAgreement(value, field, ctx)],
  toText: (value) => value,
};
