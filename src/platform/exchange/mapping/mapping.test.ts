import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#infrastructure/refusal.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  citizenContract,
  giveSecret,
  placesContract,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  type Provider,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { contractOf } from '../contracts/read-openapi.ts';
import { checkMapping } from './check-mapping.ts';
import { compileMapping } from './map-messages.ts';
import { MappingFault } from './mapping-fault.ts';
import { ServiceMapping } from './mapping.contract.ts';
import { readMapping } from './read-mapping.ts';

/** A register as many are: one address, POST, its own names, and 200 with a code of its own when there is nobody. */
const citizenMapping = `
getCitizen:
  method: post
  path: /tra-cuu
  request: '{ "soDinhDanh": parameters.personalId }'
  status: 'body.maLoi = "00" ? 200 : 404'
  response: 'status = 404 ? { "why": "không có" } : { "personalId": body.congDan.soDDCN, "fullName": body.congDan.(ho & " " & ten), "religion": body.congDan.tonGiao }'
  tests:
    - name: Có người này
      parameters: { personalId: '001085000123' }
      asked: { path: /tra-cuu, body: { soDinhDanh: '001085000123' } }
      answered: { body: { maLoi: '00', congDan: { soDDCN: '001085000123', ho: Nguyễn Thị, ten: Lan, tonGiao: Không } } }
      gives: { body: { personalId: '001085000123', fullName: Nguyễn Thị Lan, religion: Không } }
    - name: Không có người này
      parameters: { personalId: '001085000124' }
      asked: { path: /tra-cuu, body: { soDinhDanh: '001085000124' } }
      answered: { body: { maLoi: '01' } }
      gives: { status: 404, body: { why: không có } }
`;
const placesMapping = {
  listPlaces: {
    path: '/v1/danh-sach?so={limit}&kieu=xa',
    response: '{ "items": [body.ds.{ "code": ma, "name": ten }] }',
    tests: [
      {
        name: 'Danh sách xã',
        parameters: { limit: '2' },
        asked: { path: '/v1/danh-sach?so=2&kieu=xa' },
        answered: { status: 200, body: { ds: [{ ma: 'A', ten: 'Tích Sơn' }] } },
        gives: { status: 200, body: { items: [{ code: 'A', name: 'Tích Sơn' }] } },
      },
    ],
  },
};
const citizens = contractOf(citizenContract);
const places = contractOf(placesContract);
const whyNot = async (mapping: unknown, contract = citizens) =>
  checkMapping(contract, ServiceMapping.parse(mapping), undefined).then(
    () => '',
    (error: unknown) => (error instanceof Refusal ? JSON.stringify(error.params) : String(error)),
  );
const changed = (change: Record<string, unknown>) => ({
  getCitizen: { ...readMapping(citizenMapping)['getCitizen'], ...change },
});

describe('a mapping', () => {
  it('is taken when every example comes out and keeps the contract', async () => {
    expect(await whyNot(readMapping(citizenMapping))).toBe('');
    expect(await whyNot(placesMapping, places)).toBe('');
  });

  it('is refused with the example that does not come out, or what cannot be read', async () => {
    expect(await whyNot(changed({ request: '{ "so": parameters.personalId }' }))).toContain('Có người này');
    expect(
      await whyNot(
        changed({ response: 'status = 404 ? { "why": "không có" } : { "personalId": body.congDan.soDDCN }' }),
      ),
    ).toContain('cần');
    expect(await whyNot(changed({ path: '/tra-cuu/{so}' }))).toContain('hợp đồng không có tham số {so}');
    expect(await whyNot(changed({ response: '{ "a": ' }))).toContain('response');
    expect(await whyNot({ xoaHet: changed({}).getCitizen })).toContain('không có thao tác xoaHet');
    const listed = placesMapping.listPlaces;
    expect(await whyNot({ listPlaces: { ...listed, path: '/v1/{limit}' } }, places)).toContain('không bắt buộc');
    expect(() => readMapping('getCitizen: { tests: [] }')).toThrow(Refusal);
    expect(() => readMapping('a: [')).toThrow(Refusal);
    expect(() => readMapping('x: &x [1]\ny: *x')).toThrow(Refusal);
  });

  const { tests } = placesMapping.listPlaces;
  const run = async (response: string, body: unknown = {}) =>
    compileMapping({ response, tests })
      .give({ status: 200, body }, {})
      .then(JSON.stringify, (error: unknown) => String(error));

  it.each<[string, string, unknown?]>([
    ['a text doubled', '($d := function($s, $n){ $n = 0 ? $s : $d($s & $s, $n - 1) }; $length($d("xxxxxxxxxx", 25)))'],
    ['lists in lists', '($w := function($l, $n){ $n = 0 ? $l : $w([[$l], [$l]], $n - 1) }; $w([1], 26))'],
    [
      'an object in objects',
      '($w := function($o, $n){ $n = 0 ? $o : $w({"a": $o, "b": $o}, $n - 1) }; $w({"x": 1}, 26))',
    ],
    ['a picture of a day', `$toMillis("${'a'.repeat(60)}!", "${'[FNn]'.repeat(12)}X")`],
    ['a text filled up', '$length($pad("x", 400000000))'],
    ['a text filled up by what the provider says', '$pad("x", body.width)', { width: -4e8 }],
  ])(
    'of one step without end (%s) is a fault, and the gateway answers others meanwhile',
    async (_, formula, body = {}) => {
      let beats = 0;
      const beat = setInterval(() => (beats += 1), 10);
      expect(await run(formula, body)).toMatch(/response: quá lâu hoặc quá lớn/);
      clearInterval(beat);
      expect(beats).toBeGreaterThan(3);
      expect(await run('{ "a": 1 }')).toBe('{"status":200,"body":{"a":1}}');
    },
  );

  it('never runs without end, and its faults repeat nothing of the message', async () => {
    expect(await run('($f := function($n) { $f($n) + 1 }; $f(1))')).toMatch(/response: (U1001|D1011|D1012)/);
    expect(await run('[1..1000000]')).toMatch(/response: /);
    expect(await run('$number(body.name)', { name: 'Nguyễn Thị Lan' })).not.toContain('Lan');
    expect(await run('$eval("/(a+)+$/")')).toContain('$eval');
    expect(() => compileMapping({ response: '$match(body.a, /(a+)+$/)', tests })).toThrow(MappingFault);
    expect(await run('body.__proto__.constructor')).toBe('{"status":200}');
  });
});

describe('at the gateway', () => {
  let provider: Provider;
  let url = '';
  let headers: Record<string, string> = {};
  const key = buildPurposeKey();
  beforeAll(async () => {
    const { db } = await testDatabase();
    provider = await startProvider((request, response) => {
      const said: Buffer[] = [];
      request.on('data', (part: Buffer) => said.push(part));
      request.on('end', () => {
        const asked = Buffer.concat(said).toString('utf8');
        const congDan = { soDDCN: '001085000123', ho: 'Nguyễn Thị', ten: 'Lan', tonGiao: 'Không' };
        const answer = request.url?.includes('danh-sach')
          ? { ds: [{ ma: 'A', ten: 'Tích Sơn' }] }
          : asked.includes('001085000123')
            ? { maLoi: '00', congDan }
            : asked.includes('001085000125')
              ? { maLoi: '00', congDan: { ten: 7 } }
              : { maLoi: '01' };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
    const file = buildFile(provider.url, {}, [key.jwk]);
    const mapped = file.services.map((service) => ({
      ...service,
      settings: { mapping: service.personal ? readMapping(citizenMapping) : ServiceMapping.parse(placesMapping) },
    }));
    await applyDeclared(db, { ...file, services: mapped });
    const secret = await giveSecret(db, 'mot-cua');
    const gateway = await startGateway(db);
    ({ url } = gateway);
    const token = await takeToken(url, 'mot-cua', secret);
    headers = { authorization: `Bearer ${token}`, 'x-lawful-purpose': await signPurpose(key.privateKey) };
  });
  const ask = async (path: string) => {
    const response = await fetch(`${url}${path}`, { headers });
    return [response.status, await response.json()];
  };

  it('the provider is asked in its own way, and the caller gets the contract and the fields of its grant', async () => {
    expect(await ask('/dan-cu/1.0/citizens/001085000123')).toEqual([
      200,
      { personalId: '001085000123', fullName: 'Nguyễn Thị Lan' },
    ]);
    const last = provider.calls.at(-1);
    expect([last?.method, last?.url, last?.body]).toEqual([
      'POST',
      '/goc/tra-cuu',
      JSON.stringify({ soDinhDanh: '001085000123' }),
    ]);
    expect(await ask('/dia-danh/1.0/places')).toEqual([200, { items: [{ code: 'A', name: 'Tích Sơn' }] }]);
    expect(provider.calls.at(-1)?.url).toBe('/goc/v1/danh-sach?kieu=xa');
  });

  it('what means nobody is “none”, and an answer the formula does not fit goes no further', async () => {
    expect(await ask('/dan-cu/1.0/citizens/001085000124')).toEqual([404, { why: 'không có' }]);
    expect(await ask('/dan-cu/1.0/citizens/001085000125')).toMatchObject([502, { code: '101505' }]);
  });
});
