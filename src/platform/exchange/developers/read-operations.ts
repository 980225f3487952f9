import { z } from 'zod';
import { Refusal } from '#infrastructure/refusal.ts';
import type { ContractOperation } from '../contracts/read-openapi.ts';
import { sampleValue } from '../contracts/sample-value.ts';
import { storedContract, type StoredContract } from '../contracts/stored-contract.ts';
import type { OperationPage } from './developers.contract.ts';

export type ReadOperation = Omit<OperationPage, 'samples' | 'soap'> & {
  target: string;
  /** Those a question cannot do without. */
  headers: Readonly<Record<string, string>>;
};

/** By the contract: told once, and forgotten with it. */
const read = new WeakMap<StoredContract, readonly ReadOperation[]>();

/** Các thao tác của một hợp đồng, as a developer needs them told. */
export function readOperations(text: string): readonly ReadOperation[] {
  const stored = storedContract(text);
  const before = read.get(stored);
  if (before) return before;
  const answers = answersOf(stored);
  const operations = stored.contract.operations.map((operation) => readOperation(stored, operation, answers));
  read.set(stored, operations);
  return operations;
}

type Answers = ReturnType<StoredContract['answers']>;

function readOperation(
  { contract, fieldsOf }: StoredContract,
  operation: ContractOperation,
  answers: Answers,
): ReadOperation {
  const { id, method, path, summary, requestSchema } = operation;
  const parameters = operation.parameters.map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    description: parameter.description,
    example: exampleOf(parameter, operation),
  }));
  const answer = answers.get(id);
  const body =
    requestSchema === undefined
      ? undefined
      : sampleValue(contract.document, { $ref: requestSchema }, { skipReadOnly: true });
  return {
    ...{ id, method, path, summary, parameters },
    body: body === undefined ? null : JSON.stringify(body),
    fields: fieldsOf(id).map(({ path: field, title, sensitive }) => ({ path: field, title, sensitive })),
    answer: answer ? { status: answer.status, body: pretty(answer.body.toString('utf8')) } : null,
    target: fillTarget(path, parameters),
    headers: fillHeaders(parameters),
  };
}

type Parameters = OperationPage['parameters'];
type Given = Readonly<Record<string, string>>;

const valueOf = ({ name, example }: Parameters[number], given?: Given) => given?.[name]?.trim() ?? example;

/** Of what need not be there only what was given. */
const chosen = (parameters: Parameters, place: 'query' | 'header', given?: Given): [string, string][] =>
  parameters
    .filter((parameter) => parameter.in === place && (given ? valueOf(parameter, given) !== '' : parameter.required))
    .map((parameter) => [parameter.name, valueOf(parameter, given)]);

/** A path with its parameters filled in; a parameter of the query only where it must be there or was given. */
export function fillTarget(path: string, parameters: Parameters, given?: Given): string {
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((at, one) => at.replace(`{${one.name}}`, encodeURIComponent(valueOf(one, given))), path);
  const query = chosen(parameters, 'query', given);
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

/** Headers of the contract, likewise; one without a value is none. */
export const fillHeaders = (parameters: Parameters, given?: Given): Record<string, string> =>
  Object.fromEntries(chosen(parameters, 'header', given).filter(([, value]) => value !== ''));

export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A contract that needs examples before answers can be made of it has none to show. */
function answersOf({ answers }: StoredContract): Answers {
  try {
    return answers();
  } catch (error) {
    if (error instanceof Refusal) return new Map();
    throw error;
  }
}

/** Numbers nobody has, in the form of those people and enterprises have. */
const inventedNumbers = { person: '026190000123', enterprise: '2500000001' };
const Schema = z.looseObject({ type: z.string().optional(), pattern: z.string().optional() });

function exampleOf(
  { name, schema, example, required }: ContractOperation['parameters'][number],
  { subjects }: ContractOperation,
): string {
  if (example !== undefined) return String(example);
  const form = Schema.safeParse(schema).data ?? {};
  const subject = subjects.find((place) => place.name === name);
  if (subject && form.pattern === undefined) return inventedNumbers[subject.kind];
  if (!required) return '';
  // In an address or a header a text of words has no place.
  const made = sampleValue({}, schema, { invents: form.pattern !== undefined });
  return String(made ?? '');
}
