import { z } from 'zod';
import { refuse } from '../exchange.errors.ts';
import { lookUpPointer } from '../contracts/json-pointer.ts';
import { contractOf, type Contract } from '../contracts/read-openapi.ts';
import { compileXsd } from './compile-xsd.ts';
import { describeXsd } from './describe-xsd.ts';
import { shapeOf } from './json-shape.ts';
import { readWsdl } from './read-wsdl.ts';
import type { SoapOperation } from './wsdl-operations.ts';
import { XmlFault } from './xml.ts';

/** What declared faults of a provider are answered with over REST. */
export const declaredFaultStatus = 422;
const mostBytes = 2_000_000;

/**
 * Hợp đồng giao tiếp đọc từ WSDL: the OpenAPI document that says the same in JSON (`POST /{operation}`), from which checks, fields,
 * examples and comparisons are made as for any other, and beside it how the provider is asked. Refuses `exchange.contract_wrong`.
 */
export function contractOfWsdl(text: string): Contract {
  if (Buffer.byteLength(text) > mostBytes) throw refuse('exchange.contract_wrong', { what: 'tệp lớn quá 2 MB' });
  try {
    const { title, description, operations, schemas } = readWsdl(text);
    const check = compileXsd(schemas);
    const roots = operations.flatMap(({ input, output, faults }) => [input, output, ...faults]);
    const described = describeXsd(schemas, roots);
    const document = {
      openapi: '3.1.0',
      info: { title, version: '1.0', ...(description !== '' && { description }) },
      paths: Object.fromEntries(operations.map((operation) => [`/${operation.name}`, pathOf(operation, described)])),
      components: { schemas: described.schemas },
    };
    const soap = { operations: new Map(operations.map((operation) => [operation.name, operation])), schemas, check };
    return { ...contractOf(document), soap };
  } catch (error) {
    if (error instanceof XmlFault) throw refuse('exchange.contract_wrong', { what: error.message });
    throw error;
  }
}

type Described = ReturnType<typeof describeXsd>;

function pathOf({ name, summary, input, output, faults }: SoapOperation, described: Described) {
  const json = (reference: string) => ({ 'application/json': { schema: { $ref: reference } } });
  const question = described.referenceOf(input);
  const document = { components: { schemas: described.schemas } };
  const subjects = findSubjects(document, question);
  const {
    'x-register': register,
    'x-matches': matches,
    'x-safe': safe,
  } = Marks.parse(lookUpPointer(document, question));
  const faultSchema = {
    type: 'object',
    required: ['code', 'message', 'description', 'fault'],
    properties: {
      ...{ code: { type: 'string' }, message: { type: 'string' }, description: { type: 'string' } },
      fault: {
        type: 'object',
        properties: Object.fromEntries(faults.map((fault) => [fault.name, { $ref: described.referenceOf(fault) }])),
      },
    },
  };
  return {
    post: {
      operationId: name,
      summary: summary || name,
      ...(subjects.length > 0 && { 'x-subject': subjects.map((subject) => ({ in: 'body', ...subject })) }),
      ...(register !== undefined && { 'x-register': register }),
      ...(matches && { 'x-matches': true }),
      ...(safe && { 'x-safe': true }),
      requestBody: { required: true, content: json(question) },
      responses: {
        '200': { description: 'Câu trả lời', content: json(described.referenceOf(output)) },
        ...(faults.length > 0 && {
          [declaredFaultStatus]: {
            description: 'Bên cung cấp từ chối',
            content: { 'application/json': { schema: faultSchema } },
          },
        }),
      },
    },
  };
}

const deepest = 8;

/** Our marks of a question itself. */
const Marks = z.looseObject({
  'x-register': z.string().optional(),
  'x-matches': z.boolean().optional(),
  'x-safe': z.boolean().optional(),
});
const Marked = z.looseObject({ 'x-subject': z.string(), 'x-field': z.string().optional() });
type Subject = { name: string; kind: string; field: string | undefined };

/** The members of a question that are marked as naming the person or enterprise it is about. */
function findSubjects(document: unknown, reference: string): Subject[] {
  return look(lookUpPointer(document, reference), []);

  function look(schema: unknown, path: readonly string[]): Subject[] {
    const shape = shapeOf(document, schema);
    if (shape.kind !== 'object' || path.length > deepest) return [];
    return shape.members.flatMap(({ name, schema: member }) => {
      const here = [...path, name];
      const marked = Marked.safeParse(member).data;
      if (!marked) return look(member, here);
      return [{ name: here.join('.'), kind: marked['x-subject'], field: marked['x-field'] }];
    });
  }
}
