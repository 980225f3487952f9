import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findBreaks } from './compare-contracts.ts';
import { compileContract } from './compile-contract.ts';
import { compileFieldFilter, fieldPath } from './filter-fields.ts';
import { buildMockAnswers } from './mock-answers.ts';
import { listFields } from './list-fields.ts';
import { readOpenApi } from './read-openapi.ts';
import { sampleValue } from './sample-value.ts';

const citizen = {
  openapi: '3.1.0',
  info: { title: 'Dân cư', version: '1.0' },
  paths: {
    '/citizens/{personalId}': {
      parameters: [
        { name: 'personalId', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9]{12}$' } },
      ],
      get: {
        operationId: 'getCitizen',
        'x-subject': { in: 'path', name: 'personalId' },
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } }],
        responses: {
          '200': {
            description: 'ok',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Citizen' } } },
          },
          '4XX': { description: 'no' },
        },
      },
    },
    '/citizens': {
      post: {
        operationId: 'search',
        requestBody: { $ref: '#/components/requestBodies/Search' },
        responses: {
          '200': {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Citizen' } } },
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    requestBodies: {
      Search: {
        content: {
          'application/json': {
            schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
          },
        },
      },
    },
    schemas: {
      Citizen: {
        type: 'object',
        required: ['fullName'],
        properties: {
          fullName: { type: 'string', title: 'Họ và tên' },
          religion: { type: 'string', 'x-sensitive': true },
          residence: { type: 'object', properties: { commune: { type: 'string' }, detail: { type: 'string' } } },
        },
      },
    },
  },
};

const contractWith = (change: (contract: typeof citizen) => void) => {
  const copy = structuredClone(citizen);
  change(copy);
  return JSON.stringify(copy);
};
const read = () => readOpenApi(JSON.stringify(citizen));
const refusalOf = (text: string) =>
  readOpenApi(text).then(
    () => 'accepted',
    (error: { params: { what: string } }) => error.params.what,
  );

describe('a contract', () => {
  it('is read as JSON and as YAML alike', async () => {
    const [json, yaml] = [await read(), await readOpenApi(stringify(citizen))];
    expect(yaml.operations).toEqual(json.operations);
    expect(json.operations.map(({ id, method, path, subjects }) => [id, method, path, subjects[0]?.name])).toEqual([
      ['getCitizen', 'get', '/citizens/{personalId}', 'personalId'],
      ['search', 'post', '/citizens', undefined],
    ]);
  });

  it('is refused saying why', async () => {
    expect(await refusalOf('{"openapi":')).not.toBe('accepted');
    expect(await refusalOf('{"swagger":"2.0"}')).toContain('OpenAPI 3.0');
    expect(await refusalOf(contractWith((contract) => Object.assign(contract, { paths: { x: {} } })))).not.toBe(
      'accepted',
    );
    expect(
      await refusalOf(contractWith((contract) => (contract.paths['/citizens'].post.operationId = 'getCitizen'))),
    ).toContain('cùng tên');
    expect(
      await refusalOf(
        contractWith((contract) => (contract.paths['/citizens'].post.requestBody.$ref = 'http://127.0.0.1/x.yaml')),
      ),
    ).toContain('ra ngoài');
    expect(await refusalOf(contractWith((contract) => Object.assign(contract, { paths: {} })))).toContain(
      'không có thao tác',
    );
    expect(await refusalOf('a: &a [*a,*a]\n'.repeat(200))).not.toBe('accepted');
    expect(await refusalOf(`"${'x'.repeat(2_000_001)}"`)).toContain('2 MB');
  });

  it('is refused when a provider could not be asked through the axis: its headers are the axis’s own, or cookies', async () => {
    const named = (place: string, name: string, required: boolean) =>
      refusalOf(
        contractWith((contract) =>
          Object.assign(contract.paths['/citizens'].post, {
            parameters: [{ in: place, name, required, schema: { type: 'string' } }],
          }),
        ),
      );
    expect(await named('cookie', 'session', true)).toContain('session');
    expect(await named('header', 'X-Forwarded-For', true)).toContain('X-Forwarded-For');
    expect(await named('header', 'X-HTTP-Method-Override', true)).toContain('X-HTTP-Method-Override');
    expect(await named('header', 'X_LGSP_Caller', true)).toContain('X_LGSP_Caller');
    expect(await named('header', 'Host', false)).toBe('accepted');
    expect(await named('header', 'Accept', true)).toBe('accepted');
    expect(await named('header', 'Idempotency-Key', true)).toBe('accepted');
  });

  it('checks parameters, requests and answers', async () => {
    const [get, search] = compileContract(await read());
    const none = new URLSearchParams();
    expect(get?.checkParameters({ personalId: '001085000123' }, none, {})).toBeUndefined();
    expect(get?.checkParameters({ personalId: '1' }, none, {})).toContain('personalId');
    expect(get?.checkParameters({ personalId: '001085000123' }, new URLSearchParams('limit=11'), {})).toContain(
      'limit',
    );
    expect(get?.checkParameters({ personalId: '001085000123' }, new URLSearchParams('limit=1&limit=2'), {})).toContain(
      'twice',
    );
    expect(get?.checkParameters({ personalId: '001085000123' }, new URLSearchParams('all=1'), {})).toContain('all');
    expect(search?.checkRequest?.({ name: 'Lan' })).toBeUndefined();
    expect(search?.checkRequest?.({})).toContain('name');
    expect(get?.checkResponse(200)?.({ fullName: 'Lan' })).toBeUndefined();
    expect(get?.checkResponse(200)?.({ fullName: 1 })).toContain('/fullName');
    expect(get?.checkResponse(500)).toBeUndefined();
  });

  it('lists the fields a grant may choose from', async () => {
    const contract = await read();
    expect(listFields(contract, ['getCitizen'])).toEqual([
      { path: 'fullName', title: 'Họ và tên', sensitive: false, type: 'string' },
      { path: 'religion', title: 'religion', sensitive: true, type: 'string' },
      { path: 'residence.commune', title: 'commune', sensitive: false, type: 'string' },
      { path: 'residence.detail', title: 'detail', sensitive: false, type: 'string' },
    ]);
    expect(listFields(contract, ['search']).map(({ path }) => path)).toContain('items.residence.commune');
  });

  it('says of each field whose it is: several people of one answer have the same titles', async () => {
    const properties = { number: { type: 'string', title: 'Số định danh' } };
    const people = { father: { title: 'Cha', properties }, mother: { title: 'Mẹ', properties }, ...properties };
    const contract = await readOpenApi(
      contractWith(({ components }) => Object.assign(components.schemas.Citizen, { properties: people, required: [] })),
    );
    expect(listFields(contract, ['getCitizen']).map(({ title }) => title)).toEqual([
      ...['Cha: Số định danh', 'Mẹ: Số định danh', 'Số định danh'],
    ]);
  });
});

describe('invented answers', () => {
  it('keep the contract they are made from, patterns and references too', async () => {
    const contract = await read();
    const answer = buildMockAnswers(contract).get('getCitizen');
    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body.toString() ?? '')).toMatchObject({ fullName: expect.any(String) });
  });

  it('are not made of a contract that needs examples, which says so', async () => {
    const contract = await readOpenApi(
      contractWith((copy) =>
        Object.assign(copy.components.schemas.Citizen.properties.fullName, { pattern: '^(Nguyễn|Trần) .{3}$' }),
      ),
    );
    expect(() => buildMockAnswers(contract)).toThrow('exchange.contract_wrong');
  });
});

describe('a sample question', () => {
  const folder = 'content/vinh-phuc/exchange/contracts';
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  it.each(files)('of %s is one the contract takes, whatever has to be sent', async (name) => {
    const contract = await readOpenApi(readFileSync(join(folder, name), 'utf8'));
    const faults = compileContract(contract).map(({ requestSchema, checkRequest }) =>
      requestSchema === undefined
        ? undefined
        : checkRequest?.(sampleValue(contract.document, { $ref: requestSchema }, { skipReadOnly: true })),
    );
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});

describe('a new contract', () => {
  const held = [{ consumer: 'giao-duc', operations: ['getCitizen'], fields: ['fullName', 'residence.commune'] }];
  const breaks = async (change: (contract: typeof citizen) => void) =>
    findBreaks(await read(), await readOpenApi(contractWith(change)), held).map(({ what }) => what);

  it('breaks who holds what it takes away', async () => {
    expect(await breaks((contract) => Reflect.deleteProperty(contract.paths, '/citizens/{personalId}'))).toEqual([
      'thao tác không còn',
    ]);
    expect(
      await breaks((contract) => Reflect.deleteProperty(contract.components.schemas.Citizen.properties, 'fullName')),
    ).toEqual(['không còn trường fullName']);
    expect(
      await breaks((contract) => (contract.components.schemas.Citizen.properties.fullName.type = 'integer')),
    ).toEqual(['trường fullName đổi kiểu']);
    expect(
      await breaks((contract) =>
        Object.assign(contract.paths['/citizens/{personalId}'].get.parameters[0] ?? {}, { required: true }),
      ),
    ).toEqual(['tham số limit trở thành bắt buộc']);
  });

  it('breaks who is given answers whole when a header of them goes', async () => {
    const headers = {
      'X-Total-Count': { schema: { type: 'integer' } },
      'Cache-Control': { schema: { type: 'string' } },
    };
    const before = await readOpenApi(
      contractWith((contract) =>
        Object.assign(contract.paths['/citizens/{personalId}'].get.responses['200'], { headers }),
      ),
    );
    const held = (fields: string[] | null) => [{ consumer: 'mot-cua', operations: ['getCitizen'], fields }];
    expect(findBreaks(before, await read(), held(null)).map(({ what }) => what)).toEqual([
      'không còn tiêu đề x-total-count',
    ]);
    expect(findBreaks(before, await read(), held(['fullName']))).toEqual([]);
  });

  it('breaks nobody where it adds, or takes away what nobody holds', async () => {
    expect(
      await breaks((contract) => Reflect.deleteProperty(contract.components.schemas.Citizen.properties, 'religion')),
    ).toEqual([]);
    expect(
      await breaks((contract) =>
        Object.assign(contract.components.schemas.Citizen.properties, { age: { type: 'integer' } }),
      ),
    ).toEqual([]);
    expect(await breaks((contract) => Reflect.deleteProperty(contract.paths, '/citizens'))).toEqual([]);
  });
});

describe('the filter of fields', () => {
  it('hands on what was granted and nothing else', () => {
    const filter = compileFieldFilter(['fullName', 'residence.commune', 'items.code']);
    expect(
      filter({
        fullName: 'Lan',
        religion: 'không',
        residence: { commune: 'Tích Sơn', detail: 'số 5' },
        items: [{ code: 1, secret: 2 }, 'odd'],
      }),
    ).toEqual({ fullName: 'Lan', residence: { commune: 'Tích Sơn' }, items: [{ code: 1 }, null] });
    expect(filter([{ fullName: 'Lan', x: 1 }])).toEqual([{ fullName: 'Lan' }]);
    expect(filter({ residence: 'a text where a group was agreed' })).toEqual({ residence: null });
    expect(filter('text')).toBeNull();
  });

  it('takes no path that reaches into the language', () => {
    for (const path of ['__proto__', 'a.constructor', 'prototype.x', 'a..b', '', 'a b'])
      expect(fieldPath.test(path)).toBe(false);
    expect(fieldPath.test('residence.commune')).toBe(true);
  });
});

const examples = '../shared/data/soap-openapi';
describe.skipIf(!existsSync(examples))('examples of others (skipped without the shared data)', () => {
  const files = (existsSync(examples) ? readdirSync(examples, { recursive: true, encoding: 'utf8' }) : []).filter(
    (name) => /\.(json|ya?ml)$/.test(name),
  );
  /** A version we do not take, a path that stands twice, a server without an address. */
  const refused = /invalid_version\.json|incompatible_version|duplicateendpoint|files\/petstore\.yaml/;

  it.each(files)('%s is accepted or refused, never a crash', async (name) => {
    const text = readFileSync(join(examples, name), 'utf8');
    const outcome = await readOpenApi(text).then(
      (contract) => compileContract(contract).length > 0,
      (error: { code: string }) => error.code,
    );
    const isOurs = /openapi: ['"]?3\.[01]|"openapi": ?"3\.[01]/.test(text) && !refused.test(name);
    expect(outcome).toBe(isOurs ? true : 'exchange.contract_wrong');
  });
});
