import { mkdtempSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { afterAll } from 'vitest';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { createLog } from '#infrastructure/log.ts';
import { createSealing } from '#infrastructure/sealing.ts';
import { readSigningKeys } from '#platform/identity/index.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import {
  applyFile,
  openGateway,
  readExchangeText,
  type ExchangeFile,
  type GatewayOptions,
} from '#platform/exchange/index.ts';

/** A contract with what the gateway treats differently: one record of a person, a list, a write, a file up and down. */
export const citizenContract = {
  openapi: '3.1.0',
  info: { title: 'Dân cư thử', version: '1.0' },
  paths: {
    '/citizens/{personalId}': {
      get: {
        operationId: 'getCitizen',
        'x-subject': { in: 'path', name: 'personalId' },
        parameters: [
          { name: 'personalId', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9]{12}$' } },
        ],
        responses: {
          '200': {
            description: 'ok',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Citizen' } } },
          },
          '404': {
            description: 'none',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['why'], properties: { why: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Citizen: {
        type: 'object',
        required: ['personalId', 'fullName'],
        properties: {
          personalId: { type: 'string' },
          fullName: { type: 'string' },
          religion: { type: 'string' },
          commune: { type: 'string' },
        },
      },
    },
  },
};

export const placesContract = {
  openapi: '3.1.0',
  info: { title: 'Danh mục thử', version: '1.0' },
  paths: {
    '/places': {
      get: {
        operationId: 'listPlaces',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } }],
        responses: {
          '200': {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        type: 'object',
                        required: ['code'],
                        properties: {
                          code: { type: 'string' },
                          name: { type: 'string' },
                          district: { type: 'string' },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      post: {
        operationId: 'addPlace',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['code'],
                properties: { code: { type: 'string', maxLength: 5 } },
                additionalProperties: false,
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'made',
            content: { 'application/json': { schema: { type: 'object', properties: { code: { type: 'string' } } } } },
          },
        },
      },
    },
    '/places/cached': {
      get: {
        operationId: 'cachedPlaces',
        'x-cache-seconds': 60,
        responses: {
          '200': {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'object', properties: { count: { type: 'integer' } } } } },
          },
        },
      },
    },
    '/maps/{name}': {
      parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'getMap', responses: { '200': { description: 'a file' } } },
      put: {
        operationId: 'putMap',
        requestBody: { content: { 'application/octet-stream': {} } },
        responses: { '204': { description: 'kept' } },
      },
    },
  },
};

export type Provider = {
  url: string;
  calls: { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string }[];
};

/** A provider that answers as the test says, and remembers what it was asked. */
export async function startProvider(answer: RequestListener): Promise<Provider> {
  const calls: Provider['calls'] = [];
  const server = createServer((request, response) => {
    const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' };
    calls.push(call);
    request.on('data', (chunk: Buffer) => {
      if (call.body.length < 10_000) call.body += chunk.toString('utf8');
    });
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterAll(() => server.closeAllConnections());
  afterAll(() => server.close());
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return { url: `http://127.0.0.1:${address.port}`, calls };
}

const owner = { code: 'H62.01', name: 'Sở thử nghiệm' };
const system = (code: string) => ({
  code,
  name: `Hệ thống ${code}`,
  owner,
  securityLevel: 3,
  environment: 'production' as const,
});

/** Keys a system signs purposes with. */
export function buildPurposeKey(): { privateKey: KeyObject; jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string } } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty: 'OKP', crv: 'Ed25519', x } };
}

export const testSecret = 'a secret only of this test, and long enough';
export const testSealing = createSealing(testSecret, 'exchange');
export const grantTo = (consumer: string, service: string, operations: string[]) => ({
  consumer,
  service,
  operations,
  purpose: 'Giải quyết thủ tục hành chính',
  article: 'Điều 9 Nghị định 107/2021/NĐ-CP',
  from: '2026-01-01',
  to: '2027-12-31',
  perSecond: 10_000,
});

/** The declarations most tests begin with: a register of people and a list of places, one consumer that may call both. */
export function buildFile(
  upstream: string,
  change: Partial<Record<keyof ExchangeFile, unknown[]>> = {},
  purposeKeys: unknown[] = [],
): ExchangeFile {
  const service = (code: string, contract: unknown, personal: boolean) => ({
    code,
    version: '1.0',
    name: `Dịch vụ ${code}`,
    provider: 'ben-cung-cap',
    environment: 'production',
    upstream: `${upstream}/goc`,
    contract: JSON.stringify(contract),
    personal,
    article: 'Điều 7 Nghị định 278/2025/NĐ-CP',
  });
  const file = {
    systems: [system('ben-cung-cap'), { ...system('mot-cua'), purposeKeys }, system('la')],
    services: [service('dan-cu', citizenContract, true), service('dia-danh', placesContract, false)],
    grants: [
      { ...grantTo('mot-cua', 'dan-cu/1.0', ['getCitizen']), fields: ['personalId', 'fullName'] },
      grantTo('mot-cua', 'dia-danh/1.0', ['listPlaces', 'addPlace', 'cachedPlaces', 'getMap', 'putMap']),
    ],
    ...change,
  };
  return readExchangeText('test', JSON.stringify(file));
}

export const operator = { accountId: null, name: 'thử nghiệm', unitName: '' };

export async function applyDeclared(db: Db, file: ExchangeFile): Promise<void> {
  await applyFile({ db, now: () => new Date(), unitIdOf: async () => null, allowLoopback: true }, file, operator);
}

/** A secret for a system; gives it, since only its hash is kept. */
export async function giveSecret(db: Db, code: string): Promise<string> {
  const secret = randomUUID();
  const { id } = await db.selectFrom('exchange.system').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  await inTransaction(db, (tx) =>
    insertCredential(tx, {
      systemId: id,
      kind: 'secret',
      secretHash: sha256(secret),
      subject: '',
      notAfter: new Date('2030-01-01'),
      at: new Date(),
    }),
  );
  return secret;
}

export type TestGateway = Awaited<ReturnType<typeof startGateway>>;

/** A gateway on a free port over the database of the test. */
export async function startGateway(db: Db, change: Partial<GatewayOptions> = {}) {
  const gateway = await openGateway({
    db,
    now: () => new Date(),
    changes: { onChange: () => undefined },
    log: createLog('silent'),
    name: `cong-${randomUUID().slice(0, 8)}`,
    folder: mkdtempSync(`${tmpdir()}/motcua-gateway-`),
    issuer: 'http://lgsp.example',
    publicUrl: 'http://lgsp.example',
    keys: change.keys ?? (await readSigningKeys(db, { sealing: testSealing, now: () => new Date() })),
    sealing: testSealing,
    neededFields: async ({ fields }) => fields,
    upstreamRules: { allowLoopback: true, trusted: [] },
    aloneMs: 86_400_000,
    ...change,
  });
  const port = await gateway.listen(0, '127.0.0.1');
  afterAll(() => gateway.close());
  const url = `${change.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return { ...gateway, port, url };
}

export async function takeToken(url: string, code: string, secret: string): Promise<string> {
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${code}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer && 'access_token' in answer && typeof answer.access_token === 'string')
    return answer.access_token;
  throw new Error(JSON.stringify(answer));
}

/** Signs why a call is made. */
export function signPurpose(key: KeyObject, claims: Record<string, unknown> = {}, seconds = 120): Promise<string> {
  return new SignJWT({
    officer: 'cb.lan',
    unit: 'H62.01',
    dossier: 'H62.01-261128-0001',
    article: 'Điều 15 Luật Hộ tịch',
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(typeof claims['iss'] === 'string' ? claims['iss'] : 'mot-cua')
    .setAudience('urn:motcua:purpose')
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);
}
