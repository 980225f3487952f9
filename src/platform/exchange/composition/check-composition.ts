import { Refusal } from '#infrastructure/refusal.ts';
import { listFields } from '../contracts/list-fields.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import type { Contract, ContractOperation } from '../contracts/read-openapi.ts';
import { longestTimeoutMs, type ServiceSettings } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';
import { compileComposition, type Composition, type CompiledPart } from './compile-composition.ts';
import { composedUpstream, missingMember, type ServiceComposition } from './composition.contract.ts';
import { isRead } from '../contracts/is-read.ts';
import type { FindPart } from './part-service.ts';
import { playExamples } from './play-examples.ts';
import { timeNeededMs } from './time-needed.ts';

export type ComposedService = {
  environment: string;
  contract: string;
  personal: boolean;
  settings: Pick<ServiceSettings, 'composition' | 'timeoutMs'>;
};

/**
 * Kiểm tra một dịch vụ ghép before it is published, and again when a part of it changes: every operation has its parts; parts are there,
 * only read and are composed of nothing themselves; their parameters and the fields formulas use are of their contracts; no part waits
 * for itself; there is time enough; and the contract's own examples, asked of invented answers of the parts, give what the contract
 * says, whatever part or field is missing. Throws `exchange.composition_wrong`.
 */
export async function checkComposition(service: ComposedService, findPart: FindPart): Promise<void> {
  const { contract } = storedContract(service.contract);
  if (contract.soap) throw wrong('hợp đồng của dịch vụ ghép là OpenAPI, không phải WSDL');
  const declared = service.settings.composition ?? {};
  const strange = Object.keys(declared).find((id) => !contract.operations.some((operation) => operation.id === id));
  if (strange !== undefined) throw wrong(`hợp đồng không có thao tác ${strange}`);
  for (const operation of contract.operations) {
    const { id } = operation;
    const own = declared[id];
    if (!own) throw wrong(`thao tác ${id} chưa nói ghép từ những thành phần nào`);
    const check = async () => {
      const composition = compileComposition(own);
      requireComposable(operation);
      for (const part of composition.parts) requirePart(part, { service, operation, findPart, composition });
      requireMissingTold(contract, operation, composition);
      const needed = timeNeededMs(composition.parts, (key) => findPart(key)?.settings.timeoutMs ?? 0);
      if (needed > longestTimeoutMs)
        throw new MappingFault(
          `phải chờ các thành phần tới ${needed} ms, quá mức ${longestTimeoutMs} ms của một dịch vụ`,
        );
      if (service.settings.timeoutMs < needed)
        throw new MappingFault(`thời hạn (timeoutMs) phải từ ${needed} để chờ được các thành phần`);
      await playExamples(service.contract, id, composition, findPart);
    };
    await check().catch((error: unknown) => {
      throw inOperation(id, error);
    });
  }
}

/** The least time a service composed so must be given. Throws `exchange.composition_wrong`. */
export function leastTimeoutMs(declared: ServiceComposition, findPart: FindPart): number {
  const timeoutOf = (key: string) => findPart(key)?.settings.timeoutMs ?? 0;
  const needed = Object.entries(declared).map(([id, operation]) => {
    try {
      return timeNeededMs(compileComposition(operation).parts, timeoutOf);
    } catch (error) {
      throw inOperation(id, error);
    }
  });
  return Math.max(0, ...needed);
}

const wrong = (what: string) => refuse('exchange.composition_wrong', { what });

function inOperation(id: string, error: unknown): unknown {
  if (error instanceof MappingFault) return wrong(`${id}: ${error.message}`);
  // A contract of a part may lack the examples answers are made from.
  if (error instanceof Refusal && error.code === 'exchange.contract_wrong')
    return wrong(`${id}: ${String(error.params['what'])}`);
  return error;
}

function requireComposable({ method, isJsonOnly, cacheSeconds, responseSchemas }: ContractOperation): void {
  if (method !== 'get') throw new MappingFault('thao tác ghép chỉ đọc, gọi bằng GET');
  if (!isJsonOnly || responseSchemas['200'] === undefined)
    throw new MappingFault('câu trả lời ghép là JSON, mã 200 trong hợp đồng');
  // Each consumer's answer is its own: kept, it would be given to another.
  if (cacheSeconds !== undefined)
    throw new MappingFault('câu trả lời ghép không lưu đệm (x-cache-seconds); các thành phần tự lưu');
}

function requirePart(
  { name, service: key, operation: id }: CompiledPart,
  {
    service,
    operation,
    findPart,
    composition,
  }: { service: ComposedService; operation: ContractOperation; findPart: FindPart; composition: Composition },
): void {
  const fault = (what: string) => new MappingFault(`thành phần ${name}: ${what}`);
  const part = findPart(key);
  if (!part || part.state === 'draft' || part.state === 'retired') throw fault(`không có dịch vụ ${key}`);
  if (key.startsWith('sandbox/') !== (service.environment === 'sandbox'))
    throw fault(`${key} phải cùng là thử nghiệm hoặc cùng là thật với dịch vụ ghép`);
  if (part.upstream === composedUpstream) throw fault(`${key} cũng là dịch vụ ghép; không ghép từ dịch vụ ghép`);
  const { contract } = storedContract(part.contract);
  const asked = contract.operations.find((one) => one.id === id);
  if (!asked) throw fault(`${key} không có thao tác ${id}`);
  if (!isRead(asked))
    throw fault(
      `${id} của ${key} làm thay đổi dữ liệu; dịch vụ ghép chỉ đọc, vì lệnh làm nửa chừng không ai hoàn lại được`,
    );
  if (!asked.isJsonOnly) throw fault(`${id} của ${key} nhận hoặc trả tệp; chỉ ghép được JSON`);
  const isPersonal = part.personal && asked.impersonal === undefined;
  if (isPersonal && (!service.personal || operation.impersonal !== undefined))
    throw fault(`${key} có dữ liệu cá nhân, nên dịch vụ ghép cũng là dịch vụ có dữ liệu cá nhân`);
  const fields = listFields(contract, [id]).map(({ path }) => path);
  const gone = composition.uses
    .get(name)
    ?.find((use) => use !== '' && !fields.some((path) => path === use || path.startsWith(`${use}.`)));
  if (gone !== undefined) throw fault(`câu trả lời của ${key} không có trường ${gone}`);
}

const toldOfMissing = ['part', 'service', 'code', 'message'].map((name) => `${missingMember}.${name}`);

/** Where a part may be missing, the contract says how that is told. */
function requireMissingTold(contract: Contract, { id }: ContractOperation, { parts }: Composition): void {
  if (parts.every(({ isRequired }) => isRequired)) return;
  const fields = listFields(contract, [id]).map(({ path }) => path);
  const untold = toldOfMissing.find((path) => !fields.includes(path));
  if (untold !== undefined)
    throw new MappingFault(`có thành phần không bắt buộc, nên câu trả lời trong hợp đồng phải có trường ${untold}`);
}
