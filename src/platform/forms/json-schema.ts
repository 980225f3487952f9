import type { Field, FormDefinition, Section } from './form-definition.contract.ts';
import { LONG_TEXT_MAX, TEXT_MAX } from './field-types/typed-text.browser.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/**
 * Hợp đồng JSON Schema 2020-12 of a form's clean data, for systems outside. Conditions stay out of it, so `required` names
 * only fields that are always asked.
 */
export function jsonSchemaOf(definition: FormDefinition): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:motcua:form:${definition.id}`,
    title: definition.title,
    description: definition.basis,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(definition.sections.map((section) => [section.id, sectionSchema(section)])),
    required: definition.sections
      .filter((section) => section.visible === undefined && (section.repeat || alwaysAsked(section).length > 0))
      .map(({ id }) => id),
  };
}

const alwaysAsked = ({ fields }: Section): string[] =>
  fields
    .filter(({ type, required, visible }) => visible === undefined && (required ?? type === 'declaration') === true)
    .map(({ id }) => id);

function sectionSchema(section: Section): JsonSchema {
  const part = {
    title: section.title,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(section.fields.map((field) => [field.id, fieldSchema(field)])),
    required: alwaysAsked(section),
  };
  if (!section.repeat) return part;
  return {
    title: section.title,
    type: 'array',
    minItems: section.repeat.min,
    maxItems: section.repeat.max,
    items: part,
  };
}

const fieldSchema = (field: Field): JsonSchema => ({
  title: field.label,
  description: field.article,
  ...(field.computed === undefined ? {} : { readOnly: true }),
  ...valueSchema(field),
});

const numeric = (key: string, limit: number | string | undefined) =>
  typeof limit === 'number' ? { [key]: limit } : {};
const limits = ({ min, max }: Field) => ({ ...numeric('minimum', min), ...numeric('maximum', max) });
const listed = ({ options, codeList }: Field): JsonSchema => ({
  type: 'string',
  ...(options ? { enum: options.map(({ value }) => value) } : { 'x-code-list': codeList }),
});
const pattern = (form: string): JsonSchema => ({ type: 'string', pattern: form });

function valueSchema(field: Field): JsonSchema {
  switch (field.type) {
    case 'text':
      return { type: 'string', maxLength: field.maxLength ?? TEXT_MAX };
    case 'long_text':
      return { type: 'string', maxLength: field.maxLength ?? LONG_TEXT_MAX };
    case 'person_name':
      return { type: 'string', ...numeric('maxLength', field.maxLength) };
    case 'number':
      return { type: field.decimals ? 'number' : 'integer', ...limits(field) };
    case 'money':
      return { type: 'integer', minimum: 0, ...limits(field) };
    case 'year':
      return { type: 'integer', ...limits(field) };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'month':
      return pattern(String.raw`^\d{4}-\d{2}$`);
    case 'partial_date':
      return pattern(String.raw`^\d{4}(-\d{2}(-\d{2})?)?$`);
    case 'yes_no':
      return { type: 'boolean' };
    case 'declaration':
      return { const: true };
    case 'choice':
      return listed(field);
    case 'multi_choice':
      return { type: 'array', uniqueItems: true, items: listed(field) };
    case 'personal_id':
      return pattern(String.raw`^0\d{11}$`);
    case 'tax_code':
      return pattern(String.raw`^(\d{10}(-\d{3})?|0\d{11})$`);
    case 'phone':
      return pattern(String.raw`^\+84\d{9,10}$`);
    case 'email':
      return { type: 'string', format: 'email' };
    case 'map_point':
      return { type: 'string', pattern: '^-?\\d{1,3}\\.\\d{5},-?\\d{1,3}\\.\\d{5}$' };
    case 'file':
      return {
        type: 'object',
        additionalProperties: false,
        properties: { upload: { type: 'string', format: 'uuid' }, name: { type: 'string', maxLength: 255 } },
        required: ['upload', 'name'],
      };
    case 'address':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          ['province', 'district', 'commune', 'detail'].map((part) => [part, { type: 'string' }]),
        ),
        required: ['commune'],
      };
  }
}
