import { isDeepStrictEqual } from 'node:util';
import { compileContract, type CompiledOperation } from '../contracts/compile-contract.ts';
import { parseContract } from '../contracts/read-contract.ts';
import { askedInSoapOf, writesAndReads, type AskedInSoap } from '../soap/asked-in-soap.ts';
import { soapFaceOf } from '../soap/soap-face.ts';
import type { Contract } from '../contracts/read-openapi.ts';
import { refuse } from '../exchange.errors.ts';
import { compileMapping, namesIn } from './map-messages.ts';
import { MappingFault } from './mapping-fault.ts';
import type { OperationMapping, ServiceMapping } from './mapping.contract.ts';

type Test = OperationMapping['tests'][number];

/**
 * Kiểm tra phép chuyển đổi before a service is published with it: operations and parameters are of the contract, formulas can be read,
 * and every example comes out as it says and keeps the contract. Where the provider speaks SOAP (`providerWsdl`), every operation is
 * mapped, and what an example asks and is answered keeps the schemas of its WSDL. Throws `exchange.mapping_wrong`.
 */
export async function checkMapping(
  contract: Contract,
  mapping: ServiceMapping,
  providerWsdl: string | undefined,
): Promise<void> {
  if (contract.soap)
    throw wrong('hợp đồng là WSDL đã nói bản tin của bên cung cấp; cần chuyển đổi thì hợp đồng là OpenAPI');
  const operations = compileContract(contract);
  const provider = providerWsdl === undefined ? undefined : readProvider(providerWsdl);
  const unmapped = provider && operations.find(({ id }) => mapping[id]?.soap === undefined);
  if (unmapped) throw wrong(`thao tác ${unmapped.id} chưa nói thao tác SOAP nào của bên cung cấp (soap)`);
  if (!provider && Object.values(mapping).some(({ soap }) => soap !== undefined))
    throw wrong('chưa có WSDL của bên cung cấp');
  for (const [id, one] of Object.entries(mapping)) {
    const operation = operations.find((known) => known.id === id);
    if (!operation) throw wrong(`hợp đồng không có thao tác ${id}`);
    await checkOperation(operation, one, provider).catch((error: unknown) => {
      throw error instanceof MappingFault ? wrong(`${id}: ${error.message}`) : error;
    });
  }
}

function readProvider(text: string): Provider {
  const contract = parseContract(text);
  if (!contract.soap) throw wrong('tài liệu của bên cung cấp không phải WSDL');
  return { contract, face: soapFaceOf(contract, ''), operations: compileContract(contract) };
}

type Provider = Parameters<typeof askedInSoapOf>[0] & { operations: readonly CompiledOperation[] };

const wrong = (what: string) => refuse('exchange.mapping_wrong', { what });

async function checkOperation(
  operation: CompiledOperation,
  mapping: OperationMapping,
  provider: Provider | undefined,
): Promise<void> {
  const known = operation.parameters.map(({ name }) => name);
  const [path = '', query = ''] = (mapping.path ?? '').split('?', 2);
  const strange = namesIn(`${path}${query}`).find((name) => !known.includes(name));
  if (strange !== undefined) throw new MappingFault(`hợp đồng không có tham số {${strange}}`);
  const optional = namesIn(path).find((name) => !operation.parameters.some((one) => one.name === name && one.required));
  if (optional !== undefined) throw new MappingFault(`{${optional}} không bắt buộc nên chỉ đặt được sau dấu ?`);
  const messages = compileMapping(mapping);
  const { soap } = mapping;
  const asked = soap === undefined || !provider ? undefined : askedInSoapOf(provider, soap);
  if (soap !== undefined && !asked) throw new MappingFault(`WSDL của bên cung cấp không có thao tác ${soap}`);
  for (const test of mapping.tests) {
    await playTest({ operation, mapping, messages, test });
    if (asked && provider) checkInSoap(test, { asked, operations: provider.operations });
  }
}

/** What an example says goes to the provider and comes from it could be said in its own XML. */
function checkInSoap(
  { name, asked: { body }, answered }: Test,
  { asked, operations }: { asked: AskedInSoap; operations: readonly CompiledOperation[] },
): void {
  const fault = writesAndReads(asked, 'question', body);
  if (fault !== undefined) throw new MappingFault(`ví dụ “${name}”: câu hỏi không đúng WSDL: ${fault}`);
  const told =
    answered.status === 200
      ? writesAndReads(asked, 'answer', answered.body)
      : checkFault(operations, { operation: asked.operation.name, ...answered });
  if (told !== undefined) throw new MappingFault(`ví dụ “${name}”: câu trả lời không đúng WSDL: ${told}`);
}

/** A declared fault has the shape it has over REST; a provider that speaks SOAP says nothing else. */
function checkFault(
  operations: readonly CompiledOperation[],
  { operation, status, body }: { operation: string; status: number; body?: unknown },
): string | undefined {
  const check = operations.find(({ id }) => id === operation)?.checkResponse(status);
  return check ? check(body) : `bên cung cấp bằng SOAP trả 200 hoặc lỗi có khai báo, không trả ${status}`;
}

async function playTest({
  operation,
  mapping,
  messages,
  test,
}: {
  operation: CompiledOperation;
  mapping: OperationMapping;
  messages: ReturnType<typeof compileMapping>;
  test: Test;
}): Promise<void> {
  const { name, parameters, body, asked, answered, gives } = test;
  const fail = (what: string) => new MappingFault(`ví dụ “${name}”: ${what}`);
  const question = await messages.ask({
    method: operation.method,
    path: ownPath(operation, parameters),
    parameters,
    body,
  });
  if (mapping.path !== undefined && question.path !== asked.path) throw fail(`hỏi ${question.path}, cần ${asked.path}`);
  if (!isDeepStrictEqual(question.body, asked.body))
    throw fail(`gửi ${JSON.stringify(question.body)}, cần ${JSON.stringify(asked.body)}`);
  const given = await messages.give({ status: answered.status, body: answered.body }, parameters);
  if (given.status !== gives.status) throw fail(`trả HTTP ${given.status}, cần ${gives.status}`);
  if (!isDeepStrictEqual(given.body, gives.body))
    throw fail(`trả ${JSON.stringify(given.body)}, cần ${JSON.stringify(gives.body)}`);
  const fault = operation.checkResponse(given.status)?.(given.body);
  if (fault !== undefined) throw fail(`câu trả lời không đúng hợp đồng: ${fault}`);
}

const ownPath = ({ path }: CompiledOperation, parameters: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
