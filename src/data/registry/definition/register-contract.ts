import { z } from 'zod';
import type { RegisterDefinition } from './register-definition.ts';

const Compound = z.object({ properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional() });

/**
 * Hợp đồng giao tiếp (OpenAPI 3.1) of a register as a service of the axis: one operation for each identifier, each about the person or
 * enterprise its records are about. Made from the definition, so that the two never differ.
 */
export function registerContract(definition: RegisterDefinition): Record<string, unknown> {
  const { register, name, article, keeper, identifiers, subject, fields, $defs, parts } = definition;
  const paths = identifiers.map(({ kind, label }) => [
    `/${kind}/{value}`,
    {
      get: {
        operationId: `findBy${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
        summary: `Tra cứu theo ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
        // A register of things is about nobody.
        ...(subject.kind !== 'thing' && {
          'x-register': register,
          'x-subject': {
            in: 'path',
            name: 'value',
            kind: kind === subject.enterpriseNumber ? 'enterprise' : subject.kind,
          },
        }),
        parameters: [{ name: 'value', in: 'path', required: true, schema: { type: 'string', maxLength: 60 } }],
        responses: {
          '200': {
            description: 'Bản ghi',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Record' } } },
          },
          '404': {
            description: 'Không có bản ghi',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/None' } } },
          },
        },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1.0', description: `${keeper}. ${article}.` },
    paths: Object.fromEntries(paths),
    components: {
      schemas: {
        None: { type: 'object', properties: { found: { const: false } }, required: ['found'] },
        Record: {
          type: 'object',
          properties: Object.fromEntries(
            Object.entries(fields).map(([path, { schema, label, sensitivity }]) => [
              path,
              { ...led(schema), title: label, 'x-sensitive': sensitivity === 'sensitive' },
            ]),
          ),
        },
        ...Object.fromEntries(
          Object.entries($defs).map(([key, schema]) => [key, titled(led(schema), parts[key] ?? {})]),
        ),
      },
    },
  };
}

/** References within the definition lead to the same schemas in the contract. */
function led(schema: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

/** The words of the parts of a compound value as titles: who asks for a grant chooses them one by one. */
function titled(schema: Record<string, unknown>, words: RegisterDefinition['parts'][string]): Record<string, unknown> {
  const { properties } = Compound.parse(schema);
  if (!properties) return schema;
  const named = Object.entries(properties).map(([part, own]) => {
    const word = words[part]?.label;
    return [part, word === undefined ? own : { ...own, title: word }] as const;
  });
  return { ...schema, properties: Object.fromEntries(named) };
}
