import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { refuse } from '../exchange.errors.ts';
import type { Contract, ContractOperation } from './read-openapi.ts';
import { listRegisterFields, type RegisterFields } from './register-fields.ts';

/** What is wrong with a message, as a path and a sentence of the validator; undefined when it keeps the contract. */
export type Check = (value: unknown) => string | undefined;

/** By their names in lower case; what the contract does not name is left alone. */
export type GivenHeaders = Readonly<Record<string, string | string[] | undefined>>;

export type CompiledOperation = ContractOperation & {
  /** Path template split at its slashes; undefined stands for a parameter. */
  segments: readonly (string | undefined)[];
  parameterNames: readonly string[];
  checkParameters: (
    path: Readonly<Record<string, string>>,
    query: URLSearchParams,
    headers: GivenHeaders,
  ) => string | undefined;
  /** Headers that go with its question. */
  questionHeaders: readonly string[];
  checkRequest: Check | undefined;
  /** The check of an answer with this status; undefined when the contract says nothing of it. */
  checkResponse: (status: number) => Check | undefined;
  /** What the shared database calls the fields of its good answers. */
  registerFields: RegisterFields;
};

/**
 * Biên dịch hợp đồng: every schema of every operation, once, when the contract is published or a gateway takes it up. Refuses
 * `exchange.contract_wrong` for a schema that no validator can be made of.
 */
export function compileContract({ document, openapi, operations }: Contract): CompiledOperation[] {
  const options = { strict: false, allErrors: false, validateFormats: true, logger: false } as const;
  const ajv = openapi === '3.1' ? new Ajv2020(options) : new Ajv(options);
  addFormats.default(ajv);
  try {
    ajv.addSchema(z.record(z.string(), z.unknown()).parse(withoutIds(document)), root);
    return operations.map((operation) => ({
      ...compileOperation(ajv, operation),
      registerFields: registerFieldsOf(document, operation),
    }));
  } catch (error) {
    throw refuse('exchange.contract_wrong', { what: error instanceof Error ? error.message : String(error) });
  }
}

const root = 'contract';

/** `$id`s inside would take schemas out of the document they are looked up in. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key, member]) => !(key === '$id' && typeof member === 'string'));
  return Object.fromEntries(members.map(([key, member]) => [key, withoutIds(member)]));
}

function registerFieldsOf(document: unknown, { register, responseSchemas }: ContractOperation): RegisterFields {
  const good = Object.entries(responseSchemas).flatMap(([status, pointer]) =>
    status.startsWith('2') ? [pointer] : [],
  );
  return listRegisterFields(document, register === undefined ? [] : good);
}

function compileOperation(ajv: Ajv | Ajv2020, operation: ContractOperation): Omit<CompiledOperation, 'registerFields'> {
  const segments = operation.path.split('/').slice(1);
  const checks = new Map(
    Object.entries(operation.responseSchemas).map(([status, pointer]) => [status, checkAt(ajv, pointer)]),
  );
  return {
    ...operation,
    segments: segments.map((segment) => (/^\{.*\}$/.test(segment) ? undefined : segment)),
    parameterNames: segments.flatMap((segment) => /^\{(.*)\}$/.exec(segment)?.[1] ?? []),
    checkParameters: compileParameters(ajv, operation),
    questionHeaders: operation.parameters.flatMap((parameter) => (parameter.in === 'header' ? [parameter.name] : [])),
    checkRequest: operation.requestSchema === undefined ? undefined : checkAt(ajv, operation.requestSchema),
    checkResponse: (status) =>
      checks.get(String(status)) ?? checks.get(`${Math.floor(status / 100)}XX`) ?? checks.get('default'),
  };
}

const checkAt = (ajv: Ajv | Ajv2020, pointer: string): Check => checkOf(ajv.compile({ $ref: `${root}${pointer}` }));

function checkOf(validate: ValidateFunction): Check {
  return (value) => {
    if (validate(value)) return undefined;
    const [error] = validate.errors ?? [];
    // Of the value itself nothing is repeated: it may be a person's.
    // Its place ends at the first blank, also where a member's name has some (RFC 6901, part 6).
    const place = (error?.instancePath || '/').replaceAll(/\s/g, '%20');
    return `${place} ${error?.message ?? ''}`.trim();
  };
}

/** Parameters arrive as text: numbers and booleans are read before they are checked, and what the contract does not name is refused. */
function compileParameters(
  ajv: Ajv | Ajv2020,
  { parameters }: ContractOperation,
): CompiledOperation['checkParameters'] {
  const known = parameters.map((parameter) => {
    const schema: AnySchemaObject = Object(parameter.schema ?? {});
    const type = z.looseObject({ type: z.string() }).safeParse(schema).data?.type;
    return { ...parameter, type, check: checkOf(ajv.compile(rooted(schema))) };
  });
  const queryNames = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  return (path, query, headers) => {
    for (const name of query.keys()) if (!queryNames.has(name)) return `?${name} must not be there`;
    for (const { name, in: place, required, type, check } of known) {
      const values =
        place === 'query'
          ? query.getAll(name)
          : place === 'path'
            ? [path[name] ?? '']
            : headerValues(headers, name, type);
      if (values.length === 0) {
        if (required) return `${place === 'query' ? '?' : ''}${name} is missing`;
        continue;
      }
      if (values.length > 1 && type !== 'array') return `?${name} stands twice`;
      const fault = check(type === 'array' ? values : typed(values[0] ?? '', type));
      if (fault !== undefined) return `${name}: ${fault}`;
    }
    return undefined;
  };
}

/** OpenAPI 3, "Style Values": a list in a header has commas between. */
function headerValues(headers: GivenHeaders, name: string, type: string | undefined): string[] {
  const given = headers[name];
  if (given === undefined) return [];
  if (typeof given !== 'string') return given;
  return type === 'array' ? given.split(',').map((one) => one.trim()) : [given];
}

function typed(text: string, type: string | undefined): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** A schema that stands in the document refers to it; compiled on its own its references must be led back. */
function rooted(schema: AnySchemaObject): AnySchemaObject {
  return Object.fromEntries(
    Object.entries(schema).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string' && member.startsWith('#') ? `${root}${member}` : member,
    ]),
  );
}
