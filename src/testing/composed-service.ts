import { citizenContract, grantTo } from './exchange-office.ts';

const text = { type: 'string' };
const number = {
  name: 'personalId',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[0-9]{12}$' },
  example: '001085000123',
};
const answer = (properties: Record<string, unknown>, required: string[] = []) => ({
  '200': {
    description: 'ok',
    content: { 'application/json': { schema: { type: 'object', required, properties } } },
  },
});
const missingParts = {
  type: 'array',
  items: { type: 'object', properties: { part: text, service: text, code: text, message: text } },
};

/** Whom a card of health insurance names; found by person, and its hospital by a code of its own. */
export const cardContract = {
  openapi: '3.1.0',
  info: { title: 'Thẻ thử', version: '1.0' },
  paths: {
    '/cards/{personalId}': {
      get: {
        operationId: 'getCard',
        'x-subject': { in: 'path', name: 'personalId' },
        parameters: [number],
        responses: answer({ number: text, hospital: text, debt: { type: 'integer' } }, ['number']),
      },
    },
    '/hospitals/{code}': {
      get: {
        operationId: 'getHospital',
        'x-impersonal': 'Danh mục cơ sở khám chữa bệnh',
        parameters: [
          { name: 'code', in: 'path', required: true, schema: { type: 'string', maxLength: 10 }, example: 'H1' },
        ],
        responses: answer({ code: text, name: text }),
      },
    },
    '/cards/{personalId}/renewals': {
      post: {
        operationId: 'renewCard',
        'x-subject': { in: 'path', name: 'personalId' },
        parameters: [number],
        responses: answer({ number: text }),
      },
    },
  },
};

export const composedContract = {
  openapi: '3.1.0',
  info: { title: 'Nhân thân thử', version: '1.0' },
  paths: {
    '/people/{personalId}': {
      get: {
        operationId: 'getPerson',
        'x-subject': { in: 'path', name: 'personalId' },
        parameters: [number],
        responses: answer({
          name: text,
          religion: text,
          card: { type: 'object', properties: { number: text, debt: { type: 'integer' } } },
          hospital: text,
          missingParts,
        }),
      },
    },
  },
};

const byNumber = '{ "personalId": parameters.personalId }';
export const composition = {
  getPerson: {
    parts: {
      danCu: { service: 'dan-cu/1.0', operation: 'getCitizen', parameters: byNumber },
      the: { service: 'the/1.0', operation: 'getCard', parameters: byNumber, required: false },
      benhVien: {
        ...{ service: 'the/1.0', operation: 'getHospital', required: false },
        parameters: '{ "code": parts.the.hospital }',
      },
    },
    answer:
      '{ "name": parts.danCu.fullName, "religion": parts.danCu.religion, "card": parts.the.{ "number": number, "debt": debt }, "hospital": parts.benhVien.name }',
  },
};

const service = (code: string, provider: string, contract: unknown) => ({
  ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider, environment: 'production', personal: true },
  ...{ contract: JSON.stringify(contract), article: 'Điều 7 Nghị định 278/2025/NĐ-CP' },
});

/** The composed service as it is published; its parts answer within a second. */
export const composedService = {
  ...service('nhan-than', 'truc', composedContract),
  upstream: 'composed:parts',
  settings: { timeoutMs: 6500, composition },
};

/** Two registers at two providers, and a service of the axis itself put together from both. */
export const composedServices = (people: string, cards: string) => [
  { ...service('dan-cu', 'ben-dan-cu', citizenContract), upstream: people, settings: { timeoutMs: 2000, retries: 0 } },
  { ...service('the', 'ben-bao-hiem', cardContract), upstream: cards, settings: { timeoutMs: 2000, retries: 0 } },
  composedService,
];

export const composedGrants = (consumer: string) => [
  { ...grantTo(consumer, 'nhan-than/1.0', ['getPerson']), fields: ['name', 'religion', 'card', 'hospital'] },
  { ...grantTo(consumer, 'dan-cu/1.0', ['getCitizen']), fields: ['personalId', 'fullName'] },
  { ...grantTo(consumer, 'the/1.0', ['getCard', 'getHospital']), fields: ['number', 'hospital', 'name'] },
];

const owner = { code: 'H62.01', name: 'Sở thử nghiệm' };
export const composedSystems = (purposeKeys: unknown[]) =>
  ['ben-dan-cu', 'ben-bao-hiem', 'truc', 'mot-cua'].map((code) => ({
    ...{ code, name: `Hệ thống ${code}`, owner, securityLevel: 3, environment: 'production' },
    ...(code === 'mot-cua' && { purposeKeys }),
  }));
