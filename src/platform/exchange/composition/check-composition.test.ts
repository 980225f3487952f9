import { describe, expect, it } from 'vitest';
import { Refusal } from '#infrastructure/refusal.ts';
import { cardContract, composedContract, composition } from '#testing/composed-service.ts';
import { citizenContract, placesContract } from '#testing/exchange-office.ts';
import { insuranceWsdl } from '#testing/soap-contract.ts';
import { checkComposition } from './check-composition.ts';
import { ServiceComposition } from './composition.contract.ts';
import type { PartService } from './part-service.ts';
import { timeNeededMs } from './time-needed.ts';

const part = (contract: unknown, change: Partial<PartService> = {}): PartService => ({
  ...{
    contract: typeof contract === 'string' ? contract : JSON.stringify(contract),
    personal: true,
    upstream: 'https://b.vn',
  },
  ...{ settings: { timeoutMs: 1000 }, state: 'published', ...change },
});
const parts: Record<string, PartService> = {
  'dan-cu/1.0': part(citizenContract),
  'the/1.0': part(cardContract),
  'dia-danh/1.0': part(placesContract, { personal: false }),
  'khac/1.0': part(composedContract, { upstream: 'composed:parts' }),
  'cu/1.0': part(citizenContract, { state: 'retired' }),
};

type Declared = { parts: Record<string, unknown>; answer: string };
type Change = {
  own?: Partial<Declared>;
  contract?: unknown;
  personal?: boolean;
  timeoutMs?: number;
  parts?: typeof parts;
};

/** What is wrong with the composition changed so; empty when nothing is. */
async function whyNot({ own = {}, contract = composedContract, personal = true, timeoutMs = 3500, ...rest }: Change) {
  const declared = ServiceComposition.parse({ getPerson: { ...composition.getPerson, ...own } });
  const settings = { composition: declared, timeoutMs };
  const found = { ...parts, ...rest.parts };
  try {
    const text = typeof contract === 'string' ? contract : JSON.stringify(contract);
    await checkComposition({ environment: 'production', contract: text, personal, settings }, (key) => found[key]);
    return '';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'exchange.composition_wrong') return String(error.params['what']);
    throw error;
  }
}

const own = composition.getPerson;
const withParts = (change: Record<string, unknown>) => ({ own: { parts: { ...own.parts, ...change } } });

describe('a composed service before it is published', () => {
  it('is taken when its examples come out', async () => {
    expect(await whyNot({})).toBe('');
  });

  it('refuses parts that wait for each other, that are not there, and a required one that waits for one that may be missing', async () => {
    const waiting = { ...own.parts.the, parameters: '{ "personalId": parts.benhVien.code }' };
    expect(await whyNot(withParts({ the: waiting }))).toContain('chờ nhau: benhVien → the → benhVien');
    expect(await whyNot({ own: { answer: '{ "name": parts.hoTich.name }' } })).toContain('không có thành phần hoTich');
    expect(await whyNot({ own: { answer: '{ "all": parts }' } })).toContain('phải gọi tên thành phần');
    const demanded = { ...own.parts.benhVien, required: true };
    expect(await whyNot(withParts({ benhVien: demanded }))).toContain(
      'bắt buộc benhVien chờ thành phần không bắt buộc the',
    );
  });

  it('refuses commands, files, other composed services and services that have ended, each with why', async () => {
    const asking = (service: string, operation: string, parameters?: string) =>
      whyNot(withParts({ them: { service, operation, ...(parameters && { parameters }), required: false } }));
    expect(await asking('the/1.0', 'renewCard', own.parts.the.parameters)).toContain('làm thay đổi dữ liệu');
    expect(await asking('dia-danh/1.0', 'addPlace')).toContain('làm thay đổi dữ liệu');
    expect(await asking('khac/1.0', 'getPerson')).toContain('không ghép từ dịch vụ ghép');
    expect(await asking('cu/1.0', 'getCitizen')).toContain('không có dịch vụ cu/1.0');
    expect(await asking('the/1.0', 'getNothing')).toContain('không có thao tác getNothing');
    expect(await asking('sandbox/the/1.0', 'getCard')).toContain('không có dịch vụ');
  });

  it('asks parts only what their contracts take, one value at a time', async () => {
    const asked = (parameters: string) => whyNot(withParts({ danCu: { ...own.parts.danCu, parameters } }));
    expect(await asked('{ "personalId": "12" }')).toContain('câu hỏi không đúng hợp đồng của dan-cu/1.0');
    expect(await asked('{ "number": parameters.personalId }')).toContain('không có tham số number');
    expect(await asked('{ "personalId": [parameters.personalId, "2"] }')).toContain('không có danh sách');
    expect(await asked('{}')).toContain('chưa cho đủ tham số');
    expect(await asked('{ "personalId": $eval("1") }')).toContain('$eval');
  });

  it('holds its answers against its own contract, also with parts and fields missing', async () => {
    expect(await whyNot({ own: { answer: '{ "name": 1 }' } })).toContain('không đúng hợp đồng');
    expect(await whyNot({ own: { answer: '[1]' } })).toContain('phải là một đối tượng');
    const { get } = composedContract.paths['/people/{personalId}'];
    const demanding = (required: string[], properties: object = {}) => {
      const schema = get.responses['200'].content['application/json'].schema;
      const content = {
        'application/json': { schema: { ...schema, required, properties: { ...schema.properties, ...properties } } },
      };
      const responses = { '200': { description: 'ok', content } };
      return whyNot({
        contract: { ...composedContract, paths: { '/people/{personalId}': { get: { ...get, responses } } } },
      });
    };
    expect(await demanding(['hospital'])).toContain('khi thiếu');
    expect(await demanding(['name'])).toContain('khi quyền không cho trường nào');
    expect(await demanding([], { missingParts: { type: 'array', items: {} } })).toContain('missingParts.part');
  });

  it('names the field a part no longer gives, and the operation that is gone', async () => {
    const changed = (from: string, to: string) => ({
      parts: { 'the/1.0': part(JSON.stringify(cardContract).replaceAll(from, to)) },
    });
    expect(await whyNot(changed('"hospital":', '"clinic":'))).toContain(
      'câu trả lời của the/1.0 không có trường hospital',
    );
    expect(await whyNot(changed('getHospital', 'findHospital'))).toContain('không có thao tác getHospital');
  });

  it('is about people when a part is, only reads, and is given time for its parts', async () => {
    expect(await whyNot({ personal: false })).toContain('dịch vụ có dữ liệu cá nhân');
    expect(await whyNot({ timeoutMs: 3000 })).toContain('phải từ 3500');
    const slow = { 'the/1.0': part(cardContract, { settings: { timeoutMs: 60_000 } }) };
    expect(await whyNot({ timeoutMs: 120_000, parts: slow })).toContain('quá mức 120000');
    const { get } = composedContract.paths['/people/{personalId}'];
    const asked = (item: object) =>
      whyNot({ contract: { ...composedContract, paths: { '/people/{personalId}': item } } });
    expect(await asked({ post: get })).toContain('chỉ đọc');
    expect(await asked({ get: { ...get, 'x-cache-seconds': 5 } })).toContain('không lưu đệm');
    expect(await whyNot({ contract: insuranceWsdl })).toContain('không phải WSDL');
  });
});

describe('the time a composed service needs', () => {
  it('is that of its slowest row of parts', () => {
    const row = (name: string, needs: string[]) => ({ name, needs, service: name });
    const timeouts: Record<string, number> = { a: 1000, b: 300, c: 4000 };
    const needed = (...rows: ReturnType<typeof row>[]) => timeNeededMs(rows, (service) => timeouts[service] ?? 0);
    expect(needed(row('a', []), row('b', ['a']))).toBe(2800);
    expect(needed(row('a', []), row('b', ['a']), row('c', []))).toBe(5500);
  });
});
