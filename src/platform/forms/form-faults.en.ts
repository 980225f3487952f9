import type { formFaultsVi } from './form-faults.vi.ts';

/** Faults of a form's definition, in English. */
export const formFaultsEn = {
  notJson: 'The file cannot be read: {reason}. Mend the JSON syntax on this line.',
  missingText: '“{key}” is missing; give this item its content.',
  missingArticle: 'The legal basis (article) is missing; give the article that allows this to be asked.',
  missingEnglish: 'The English “{key}” is missing; translate it so that foreigners can use the form.',
  badId:
    'The id “{id}” cannot be used; begin with a small letter, use letters without marks and digits only, and no word of FEEL.',
  unknownType: 'There is no such type of field; choose one of: {known}.',
  unknownPattern: 'There is no such pattern; choose one of: {known}.',
  wrongShape: '{reason}; look at the structure at this place.',
  noSections: 'The form has no section; add at least one.',
  noOptions: 'There is nothing to choose; write the options or name a code list.',
  noFields: 'This section has no field; add one or remove the section.',
  duplicateSection: 'The section id “{id}” is used above; choose another.',
  duplicateField: 'The field id “{id}” is used in this section already; choose another.',
  duplicateOption: 'The value “{id}” is repeated in the options; keep each value once.',
  optionsMissing: 'A choice needs its list: give options or codeList.',
  optionsTwice: 'Give only one of the two: options or codeList.',
  optionsUnused: 'Only choices have options or codeList; remove them or change the type.',
  limitKind: 'The limit “{key}” must be {kind} for this type of field; mend the value.',
  kindDay: 'a day like 2026-03-01 (a month: 2026-03) or today',
  kindNumber: 'a number',
  limitOrder: 'The lower limit is above the upper one; exchange them.',
  keyUnused: 'The property “{key}” means nothing for this type of field; remove it.',
  expression: 'Expression {key} “{text}”, position {position}: {message}',
  unknownName: 'Expression {key} names “{name}”, which the form does not have; mend the name or add the field.',
  itemOutside: 'Expression {key} uses item outside a repeated section; name the section.',
  neverTrue: 'The condition “{key}” is always false, whatever is answered; mend or remove it.',
  neverShown: 'The condition is never true, so this never appears; mend the condition or remove the item.',
  sourceOfNobody: 'The field is filled in from a register but its section names no subject; say whose data it is.',
  subjectOfMany: 'A repeated section has no subject; remove it.',
  subjectField: '“{key}” of the subject must be a field of the section, of one of the types: {types}.',
  impossibleValue:
    'Expression {key} compares “{name}” with “{value}”, which is no option of that field, so it is never true; mend the value.',
  circular: 'Conditions depend on one another in a circle: {path}; take one link out.',
} as const satisfies Record<keyof typeof formFaultsVi, string>;
