import type { Method } from '../contracts/read-openapi.ts';
import type { OperationMapping } from './mapping.contract.ts';
import { MappingFault } from './mapping-fault.ts';
import { readFormula } from './read-formula.ts';
import { workOutFormula } from './work-out-formula.ts';

export type Question = { method: Method; path: string; parameters: Readonly<Record<string, string>>; body: unknown };
export type Said = { status: number; body: unknown };

export type MapMessages = {
  /** What the provider is asked; the body undefined for none. */
  ask: (question: Question) => Promise<{ method: Method; path: string; body: unknown }>;
  /** What the caller is given. */
  give: (said: Said, parameters: Readonly<Record<string, string>>) => Promise<Said>;
};

/**
 * Dịch phép chuyển đổi of an operation, once; formulas are JSONata. Throws MappingFault here for one that cannot be read, later for one
 * that does not work on a message.
 */
export function compileMapping({ soap, method, path, request, status, response }: OperationMapping): MapMessages {
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
      // What a provider itself calls a failure is held against the contract as it is; a declared fault of SOAP is one of its answers.
      const isMapped = makeResponse !== undefined && (said.status < 300 || soap !== undefined);
      const body = isMapped ? await makeResponse({ status: given, body: said.body, parameters }) : said.body;
      return { status: given, body };
    },
  };
}

/** Read here, so that one that cannot be is told at once; worked out where it can do no harm. */
export function compileFormula(part: string, text: string): (ground: Record<string, unknown>) => Promise<unknown> {
  const within = (error: unknown) =>
    error instanceof MappingFault ? new MappingFault(`${part}: ${error.message}`) : error;
  try {
    readFormula(text);
  } catch (error) {
    throw within(error);
  }
  return (ground) =>
    workOutFormula(text, ground).catch((error: unknown) => {
      throw within(error);
    });
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
