import type { FieldTypeName } from '../form-definition.contract.ts';
import { address } from './address.browser.ts';
import { choice, declaration, multiChoice, yesNo } from './choice.browser.ts';
import { date, month, partialDate } from './date.browser.ts';
import { anyFieldType, type AnyFieldType } from './field-type.browser.ts';
import { money, number, year } from './number.browser.ts';
import { personalId, personName } from './person.browser.ts';
import { phone } from './phone.browser.ts';
import { taxCode } from './tax-code.browser.ts';
import { email, longText, text } from './text.browser.ts';

/** Các loại trường. */
export const fieldTypes: Readonly<Record<FieldTypeName, AnyFieldType>> = {
  text: anyFieldType(text),
  long_text: anyFieldType(longText),
  number: anyFieldType(number),
  money: anyFieldType(money),
  date: anyFieldType(date),
  month: anyFieldType(month),
  year: anyFieldType(year),
  partial_date: anyFieldType(partialDate),
  yes_no: anyFieldType(yesNo),
  choice: anyFieldType(choice),
  multi_choice: anyFieldType(multiChoice),
  person_name: anyFieldType(personName),
  personal_id: anyFieldType(personalId),
  tax_code: anyFieldType(taxCode),
  phone: anyFieldType(phone),
  email: anyFieldType(email),
  address: anyFieldType(address),
  declaration: anyFieldType(declaration),
};
