import type { XmlElement } from 'libxml2-wasm';
import type { Contract, ContractOperation } from '../contracts/read-openapi.ts';
import { writeElement, type XmlForm } from './json-to-xml.ts';
import { shapeOf } from './json-shape.ts';
import { namedBySchema, namedWithin, xmlName } from './naming.ts';
import { nameKey, type QName } from './xml.ts';
import { readElement } from './xml-to-json.ts';

/** Lời gọi viết bằng JSON: what a SOAP question means over REST. */
export type PlainQuestion = {
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: unknown;
};

/** Một thao tác nhìn từ SOAP. Schemas are objects with everything of the question, or of the good answer. */
export type FaceOperation = {
  operation: ContractOperation;
  action: string;
  input: QName;
  output: QName;
  question: unknown;
  answer: unknown;
  /** The answer is no object: it stands in an element `value`. */
  isWrapped: boolean;
};

/** Mặt SOAP của một dịch vụ: of a SOAP provider as its WSDL says, of a REST provider as made from its OpenAPI document. */
export type SoapFace = { form: XmlForm; operations: readonly FaceOperation[] };

export const emptyObject = { type: 'object', properties: {} };

export function soapFaceOf(contract: Contract, namespace: string): SoapFace {
  const { document, operations, soap } = contract;
  if (!soap)
    return {
      form: { document, naming: namedWithin(namespace) },
      operations: operations.filter(takesJson).map((operation) => madeOperation(operation, { document, namespace })),
    };
  return {
    form: { document, naming: namedBySchema },
    operations: operations.flatMap((operation) => {
      const asked = soap.operations.get(operation.id);
      if (!asked) return [];
      const { action, input, output } = asked;
      const [question, answer] = [operation.requestSchema, operation.responseSchemas['200']].map(referring);
      return { operation, action, input, output, question, answer, isWrapped: false };
    }),
  };
}

/** A file in a body has no place in an envelope. */
const takesJson = ({ requestSchema, requestTypes }: ContractOperation): boolean =>
  requestTypes.length === 0 || requestSchema !== undefined;

const referring = (pointer: string | undefined): unknown => (pointer === undefined ? emptyObject : { $ref: pointer });

/** Name of the member a JSON body has among the parameters. */
const bodyMember = 'body';

function madeOperation(
  operation: ContractOperation,
  { document, namespace }: { document: unknown; namespace: string },
): FaceOperation {
  const { id, parameters, requestSchema, responseSchemas } = operation;
  const name = xmlName(id);
  const good = Object.entries(responseSchemas).find(([status]) => status.startsWith('2'))?.[1];
  const isWrapped = good !== undefined && shapeOf(document, { $ref: good }).kind !== 'object';
  const members = [
    ...parameters.map((parameter) => [parameter.name, parameter.schema ?? { type: 'string' }] as const),
    ...(requestSchema === undefined ? [] : [[bodyMember, { $ref: requestSchema }] as const]),
  ];
  return {
    operation,
    action: `${namespace}#${name}`,
    input: { namespace, name },
    output: { namespace, name: `${name}Response` },
    question: {
      type: 'object',
      properties: Object.fromEntries(members),
      required: [
        ...parameters.filter(({ required }) => required).map((parameter) => parameter.name),
        ...(requestSchema === undefined ? [] : [bodyMember]),
      ],
    },
    answer: isWrapped ? { type: 'object', properties: { value: { $ref: good } } } : referring(good),
    isWrapped,
  };
}

export const findAsked = ({ operations }: SoapFace, { namespaceUri, name }: XmlElement): FaceOperation | undefined =>
  operations.find(({ input }) => nameKey(input) === nameKey({ namespace: namespaceUri, name }));

/** What the element in a question's body asks. Throws XmlFault when it is too deep. */
export function readQuestion(
  { form }: SoapFace,
  { operation, question }: FaceOperation,
  element: XmlElement,
): PlainQuestion {
  const read = readElement(form, element, question);
  // Of a contract made from a WSDL the whole question is the body.
  if (form.naming === namedBySchema)
    return { path: operation.path, query: new URLSearchParams(), headers: {}, body: read };
  const members = new Map(typeof read === 'object' && read !== null ? Object.entries(read) : []);
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let { path } = operation;
  for (const { name, in: place } of operation.parameters) {
    const value: unknown = members.get(name);
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(plainText(value)));
    else if (place === 'header') {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.map(plainText).join(',') : plainText(value);
    } else
      for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value])
        query.append(name, plainText(one));
  }
  return { path, query, headers, body: members.get(bodyMember) };
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The element of an answer's body; of nothing (204) an empty one. */
export function writeAnswer({ form }: SoapFace, { output, answer, isWrapped }: FaceOperation, value: unknown): string {
  return writeElement(form, output, { schema: answer, value: isWrapped ? { value } : (value ?? {}) });
}

/** The element of a question's body: what a provider is asked, and what the developer portal shows. */
export function writeQuestion({ form }: SoapFace, { input, question }: FaceOperation, value: unknown): string {
  return writeElement(form, input, { schema: question, value });
}
