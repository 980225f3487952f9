import jsonata from 'jsonata';
import type { Method } from '../contracts/read-openapi.ts';
import type { OperationMapping } from './mapping.contract.ts';

export type Question = { method: Method; path: string; parameters: Readonly<Record<string, string>>; body: unknown };
export type Said = { status: number; body: unknown };

export type MapMessages = {
  /** What the provider is asked; the body undefined for none. */
  ask: (question: Question) => Promise<{ method: Method; path: string; body: unknown }>;
  /** What the caller is given. */
  give: (said: Said, parameters: Readonly<Record<string, string>>) => Promise<Said>;
};

/** A formula that cannot be read, or does not work on what came; says which and why, and nothing of the message. */
export class MappingFault extends Error {}

/**
 * Dịch phép chuyển đổi of an operation, once. Formulas are JSONata without regular expressions, whose time nothing bounds; they end within
 * 200 ms. Throws MappingFault here for one that cannot be read, later for one that does not work on a message.
 */
export function compileMapping({ method, path, request, status, response }: OperationMapping): MapMessages {
  const [makeRequest, makeStatus, makeResponse] = [
    request === undefined ? undefined : compileFormula('request', request),
    status === undefined ? undefined : compileFormula('status', status),
    response === undefined ? undefined : compileFormula('response', response),
  ];
  return {
    ask: async ({ parameters, body, ...asked }) => ({
      method: method ?? asked.method,
      path: path === undefined ? asked.path : fillPath(path, parameters),
      body: makeRequest ? await makeRequest({ parameters, body }) : body,
    }),
    give: async (said, parameters) => {
      const given = makeStatus ? await makeStatus({ ...said, parameters }) : said.status;
      if (typeof given !== 'number' || !Number.isInteger(given) || given < 200 || given > 499)
        throw new MappingFault('status: không phải mã HTTP từ 200 đến 499');
      // What a provider itself calls a failure is held against the contract as it is.
      const isMapped = makeResponse !== undefined && said.status < 300;
      const body = isMapped ? await makeResponse({ status: given, body: said.body, parameters }) : said.body;
      return { status: given, body };
    },
  };
}

const limits = { timeout: 200, stack: 200, sequence: 20_000 };

function compileFormula(part: string, text: string): (ground: Record<string, unknown>) => Promise<unknown> {
  const formula = read(part, text);
  return async (ground) => {
    try {
      const value: unknown = await formula.evaluate(ground);
      // Lists of JSONata carry marks of their own; what leaves is plain JSON.
      return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    } catch (error) {
      throw new MappingFault(`${part}: ${codeOf(error)}`);
    }
  };
}

function read(part: string, text: string): jsonata.Expression {
  const formula = parse(part, text);
  if (hasRegularExpression(formula.ast())) throw new MappingFault(`${part}: biểu thức chính quy không được dùng`);
  // Text that becomes a formula only when a message comes could hold one.
  formula.registerFunction('eval', () => {
    throw new MappingFault('$eval không được dùng');
  });
  return formula;
}

function parse(part: string, text: string): jsonata.Expression {
  try {
    return jsonata(text, limits);
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    throw new MappingFault(`${part}: ${said === '' ? codeOf(error) : said}`);
  }
}

function hasRegularExpression(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (node instanceof RegExp || ('type' in node && node.type === 'regex')) return true;
  return Object.values(node).some(hasRegularExpression);
}

/** Messages of the library repeat values, which may be a person's: its code alone is told. */
function codeOf(error: unknown): string {
  if (error instanceof MappingFault) return error.message;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'không tính được';
}

/** `/v2/nguoi/{so}?ngay={on}`; a pair of the query whose parameter was not given is left out. */
function fillPath(template: string, parameters: Readonly<Record<string, string>>): string {
  const [path = '', query] = template.split('?', 2);
  const fill = (text: string) =>
    text.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  if (query === undefined) return fill(path);
  const pairs = query.split('&').filter((pair) => namesIn(pair).every((name) => parameters[name] !== undefined));
  return pairs.length === 0 ? fill(path) : `${fill(path)}?${pairs.map(fill).join('&')}`;
}

export const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
