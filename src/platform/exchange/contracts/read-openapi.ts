import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { z } from 'zod';
import { refuse } from '../exchange.errors.ts';
import { Sends, SubjectPlace } from './contract-extensions.ts';
import { passedHeaders } from './header-names.ts';
import { escapeToken, lookUpPointer } from './json-pointer.ts';
import { Parameter, readParameter, type ContractParameter } from './read-parameter.ts';
import type { SoapProvider } from '../soap/soap-provider.ts';

/** Bytes of a contract; the largest of the province's is a tenth of it. */
const mostBytes = 2_000_000;
const mostAliases = 100;
const versions = ['3.0', '3.1'];

export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'] as const;
export type Method = (typeof methods)[number];

const Media = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() }));
const Response = z.looseObject({
  $ref: z.string().optional(),
  content: Media.optional(),
  headers: z.record(z.string(), z.unknown()).default({}),
});
const Operation = z.looseObject({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  deprecated: z.boolean().optional(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({ $ref: z.string().optional(), content: Media.optional() }).optional(),
  responses: z.record(z.string(), Response).default({}),
  /** Several where one may ask by one number or another: a question has one of them. */
  'x-subject': z.union([SubjectPlace.transform((place) => [place]), z.array(SubjectPlace).min(1)]).optional(),
  'x-sends': Sends.optional(),
  /** Why it is about nobody, of a service of personal data. */
  'x-impersonal': z.string().min(10).optional(),
  'x-cache-seconds': z.number().int().min(1).max(86_400).optional(),
  'x-register': z.string().optional(),
  'x-matches': z.boolean().optional(),
  'x-safe': z.boolean().optional(),
});
const PathItem = z.looseObject({
  parameters: z.array(Parameter).default([]),
  get: Operation.optional(),
  put: Operation.optional(),
  post: Operation.optional(),
  delete: Operation.optional(),
  patch: Operation.optional(),
  head: Operation.optional(),
});
const Document = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), PathItem).default({}),
});

/** Một thao tác of a contract; pointers lead into the document, where schemas are compiled from. */
export type ContractOperation = {
  id: string;
  method: Method;
  path: string;
  summary: string;
  parameters: readonly ContractParameter[];
  /** Pointer of the schema of a JSON request body; undefined when it takes none. */
  requestSchema: string | undefined;
  requestTypes: readonly string[];
  /** Pointers of the schemas of JSON answers, by status (`200`, `4XX`, `default`). */
  responseSchemas: Readonly<Record<string, string>>;
  /** Headers its answers may have beside their content, in lower case. */
  answerHeaders: readonly string[];
  /** None when it is about nobody. */
  subjects: readonly SubjectPlace[];
  sends: Sends | undefined;
  impersonal: string | undefined;
  /** The shared database whose fields its answer has, by their own paths or as `x-field` says: our extension `x-register`. */
  register: string | undefined;
  /** Its answer says yes or no of what was claimed and nothing else: our extension `x-matches`. */
  matches: boolean;
  /** Changes nothing, though it is not a GET: our extension `x-safe`. */
  safe: boolean;
  cacheSeconds: number | undefined;
  /** Whatever it takes or gives is JSON: no file goes through it. */
  isJsonOnly: boolean;
};

export type Contract = {
  title: string;
  openapi: '3.0' | '3.1';
  document: unknown;
  operations: readonly ContractOperation[];
  /** Of a contract made from a WSDL: how its provider is asked. */
  soap?: SoapProvider;
};

/**
 * Đọc hợp đồng giao tiếp (OpenAPI 3.0 or 3.1, JSON or YAML). Refuses `exchange.contract_wrong` saying what is wrong: not a document,
 * not of a known version, not valid, a reference out of the document, two operations of one name or one path.
 */
export async function readOpenApi(text: string): Promise<Contract> {
  const contract = parseOpenApi(text);
  await requireValid(contract.document);
  return contract;
}

/** The same of a contract that was checked when it was published: a gateway need not hold it against the standard again. */
export function parseOpenApi(text: string): Contract {
  if (Buffer.byteLength(text) > mostBytes) throw wrong('tệp lớn quá 2 MB');
  return contractOf(parseText(text));
}

/** Hợp đồng của một tài liệu OpenAPI that is read, or made, already. */
export function contractOf(document: unknown): Contract {
  const version = z.looseObject({ openapi: z.string() }).safeParse(document).data?.openapi;
  const openapi = versions.find((known) => version?.startsWith(`${known}.`));
  if (openapi !== '3.0' && openapi !== '3.1')
    throw wrong(`không phải OpenAPI 3.0 hoặc 3.1 (thấy ${version ?? 'không rõ phiên bản'})`);
  const outside = findOutsideReference(document);
  if (outside !== undefined) throw wrong(`tham chiếu ra ngoài hợp đồng: ${outside}`);
  const parsed = Document.safeParse(document);
  if (!parsed.success) throw wrong(parsed.error.issues[0]?.message ?? '');
  const operations = listOperations(parsed.data, document);
  if (operations.length === 0) throw wrong('không có thao tác nào');
  requireDistinct(operations);
  return { title: parsed.data.info.title, openapi, document, operations };
}

const wrong = (what: string) => refuse('exchange.contract_wrong', { what });

function parseText(text: string): unknown {
  try {
    // JSON is YAML; a key that stands twice is refused, not overwritten.
    return versionAsText(parse(text, { uniqueKeys: true, maxAliasCount: mostAliases, prettyErrors: true }));
  } catch (error) {
    throw wrong(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

const Versioned = z.looseObject({ info: z.looseObject({ version: z.number() }) });

/** `version: 1.0` without quotes is a number in YAML; half the contracts in use write it so. */
function versionAsText(document: unknown): unknown {
  const numbered = Versioned.safeParse(document).data;
  if (!numbered) return document;
  return { ...numbered, info: { ...numbered.info, version: String(numbered.info.version) } };
}

/** Compiles the standard's own schema once for all contracts. */
const validator = new Validator();

async function requireValid(document: unknown): Promise<void> {
  const copy = z.record(z.string(), z.unknown()).safeParse(structuredClone(document));
  if (!copy.success) throw wrong('không phải một tài liệu OpenAPI');
  const { valid, errors } = await validator.validate(copy.data);
  if (valid) return;
  const [first] = z
    .array(z.looseObject({ instancePath: z.string(), message: z.string().optional() }))
    .catch([])
    .parse(errors);
  throw wrong(first ? `${first.instancePath || '/'} ${first.message ?? ''}` : String(errors));
}

/** The axis fetches nothing that a contract names: everything it refers to must be inside it. */
function findOutsideReference(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstOf(value, findOutsideReference);
  if (typeof value !== 'object' || value === null) return undefined;
  return firstOf(Object.entries(value), ([key, member]) =>
    key === '$ref' && typeof member === 'string' && !member.startsWith('#/') ? member : findOutsideReference(member),
  );
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listOperations(document: z.infer<typeof Document>, whole: unknown): ContractOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [describeOperation({ path, method, operation, shared: item.parameters, whole })] : [];
    }),
  );
}

function describeOperation({
  path,
  method,
  operation,
  shared,
  whole,
}: {
  path: string;
  method: Method;
  operation: z.infer<typeof Operation>;
  shared: readonly z.infer<typeof Parameter>[];
  whole: unknown;
}): ContractOperation {
  const here = `#/paths/${escapeToken(path)}/${method}`;
  const body = resolved(operation.requestBody, `${here}/requestBody`, whole);
  const given = Object.entries(operation.responses).map(([status, response]) => {
    const { pointer, value } = resolved(response, `${here}/responses/${status}`, whole);
    return { status, pointer, ...Response.pick({ content: true, headers: true }).parse(value) };
  });
  const responses = given.flatMap(({ status, pointer, content: types }) => {
    const type = jsonTypeOf(types);
    return type === undefined ? [] : [[status, `${pointer}/content/${escapeToken(type)}/schema`] as const];
  });
  const content = body.value === undefined ? undefined : z.looseObject({ content: Media }).parse(body.value).content;
  const jsonBody = jsonTypeOf(content);
  const parameterOf = (raw: z.infer<typeof Parameter>) => readParameter(resolved(raw, '', whole).value);
  const own = operation.parameters.map(parameterOf);
  const inherited = shared
    .map(parameterOf)
    .filter((parameter) => !own.some((other) => other?.name === parameter?.name && other?.in === parameter?.in));
  return {
    id: operation.operationId ?? `${method} ${path}`,
    method,
    path,
    summary: operation.summary ?? '',
    parameters: [...own, ...inherited].flatMap((parameter) => (parameter ? [parameter] : [])),
    requestSchema: jsonBody === undefined ? undefined : `${body.pointer}/content/${escapeToken(jsonBody)}/schema`,
    requestTypes: Object.keys(content ?? {}),
    responseSchemas: Object.fromEntries(responses),
    answerHeaders: passedHeaders(given.flatMap(({ headers }) => Object.keys(headers))),
    subjects: operation['x-subject'] ?? [],
    sends: operation['x-sends'],
    impersonal: operation['x-impersonal'],
    register: operation['x-register'],
    matches: operation['x-matches'] ?? false,
    safe: operation['x-safe'] ?? false,
    cacheSeconds: operation['x-cache-seconds'],
    isJsonOnly: [content, ...given.map((response) => response.content)].every(hasOnlyJson),
  };
}

const isJsonType = (type: string): boolean => /^application\/([\w.]+\+)?json\b/.test(type);
const hasOnlyJson = (content: z.infer<typeof Media> | undefined): boolean =>
  Object.keys(content ?? {}).every(isJsonType);

const jsonTypeOf = (content: z.infer<typeof Media> | undefined): string | undefined =>
  Object.entries(content ?? {}).find(([type, { schema }]) => isJsonType(type) && schema !== undefined)?.[0];

/** Follows a reference of one step or several; the pointer says where the thing itself stands. */
function resolved(
  value: { $ref?: string | undefined } | undefined,
  pointer: string,
  whole: unknown,
): { pointer: string; value: unknown } {
  let [at, found]: [string, unknown] = [pointer, value];
  for (let steps = 0; steps < 10; steps += 1) {
    const reference = z.looseObject({ $ref: z.string() }).safeParse(found);
    if (!reference.success) return { pointer: at, value: found };
    at = reference.data.$ref;
    found = lookUpPointer(whole, at);
  }
  throw wrong(`tham chiếu vòng tròn: ${pointer}`);
}

function requireDistinct(operations: readonly ContractOperation[]): void {
  const ids = new Set<string>();
  const places = new Set<string>();
  for (const { id, method, path } of operations) {
    const place = `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
    if (ids.has(id)) throw wrong(`hai thao tác cùng tên ${id}`);
    if (places.has(place)) throw wrong(`hai thao tác cùng đường dẫn ${method.toUpperCase()} ${path}`);
    ids.add(id);
    places.add(place);
  }
}
