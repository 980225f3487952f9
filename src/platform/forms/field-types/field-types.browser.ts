import type { FieldTypeName } from '../form-definition.contract.ts';
import { anyFieldType, type AnyFieldType } from './field-type.browser.ts';
import { address } from './address.browser.ts';
import { choice } from './choice.browser.ts';
import { date } from './date.browser.ts';
import { declaration } from './declaration.browser.ts';
import { email } from './email.browser.ts';
import { file } from './file.browser.ts';
import { longText } from './long-text.browser.ts';
import { mapPoint } from './map-point.browser.ts';
import { money } from './money.browser.ts';
import { month } from './month.browser.ts';
import { multiChoice } from './multi-choice.browser.ts';
import { number } from './number.browser.ts';
import { partialDate } from './partial-date.browser.ts';
import { personName } from './person-name.browser.ts';
import { personalId } from './personal-id.browser.ts';
import { phone } from './phone.browser.ts';
import { taxCode } from './tax-code.browser.ts';
import { text } from './text.browser.ts';
import { year } from './year.browser.ts';
import { yesNo } from './yes-no.browser.ts';

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
  map_point: anyFieldType(mapPoint),
  file: anyFieldType(file),
  declaration: anyFieldType(declaration),
};
