import { isDeepStrictEqual } from 'node:util';
import { compileContract, type CompiledOperation } from '../contracts/compile-contract.ts';
import type { Contract } from '../contracts/read-openapi.ts';
import { refuse } from '../exchange.errors.ts';
import { compileMapping, namesIn } from './map-messages.ts';
import { MappingFault } from './mapping-fault.ts';
import type { OperationMapping, ServiceMapping } from './mapping.contract.ts';

type Test = OperationMapping['tests'][number];

/**
 * Kiểm tra phép chuyển đổi before a service is published with it: operations and parameters are of the contract, formulas can be read,
 * and every example comes out as it says and keeps the contract. Throws `exchange.mapping_wrong`.
 */
export async function checkMapping(contract: Contract, mapping: ServiceMapping): Promise<void> {
  if (contract.soap) throw wrong('bên cung cấp dùng SOAP: hợp đồng WSDL đã nói bản tin của bên đó');
  const operations = compileContract(contract);
  for (const [id, one] of Object.entries(mapping)) {
    const operation = operations.find((known) => known.id === id);
    if (!operation) throw wrong(`hợp đồng không có thao tác ${id}`);
    await checkOperation(operation, one).catch((error: unknown) => {
      throw error instanceof MappingFault ? wrong(`${id}: ${error.message}`) : error;
    });
  }
}

const wrong = (what: string) => refuse('exchange.mapping_wrong', { what });

async function checkOperation(operation: CompiledOperation, mapping: OperationMapping): Promise<void> {
  const known = operation.parameters.map(({ name }) => name);
  const [path = '', query = ''] = (mapping.path ?? '').split('?', 2);
  const strange = namesIn(`${path}${query}`).find((name) => !known.includes(name));
  if (strange !== undefined) throw new MappingFault(`hợp đồng không có tham số {${strange}}`);
  const optional = namesIn(path).find((name) => !operation.parameters.some((one) => one.name === name && one.required));
  if (optional !== undefined) throw new MappingFault(`{${optional}} không bắt buộc nên chỉ đặt được sau dấu ?`);
  const messages = compileMapping(mapping);
  for (const test of mapping.tests) await playTest({ operation, mapping, messages, test });
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
