import { expect, it } from 'vitest';
import { buildMockAnswers } from './mock-answers.ts';
import { readOpenApi } from './read-openapi.ts';

const text = { type: 'string' };
const answerOf = async (properties: Record<string, unknown>, more: object = {}): Promise<unknown> => {
  const schema = { type: 'object', required: Object.keys(properties), properties, ...more };
  const contract = await readOpenApi(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Mẫu', version: '1.0' },
      paths: {
        '/one': {
          get: {
            operationId: 'getOne',
            responses: { '200': { description: 'ok', content: { 'application/json': { schema } } } },
          },
        },
      },
    }),
  );
  return JSON.parse(String(buildMockAnswers(contract).get('getOne')?.body));
};

it('an answer that is invented shows what a name, a number and a code look like', async () => {
  expect(
    await answerOf({
      fullName: { type: ['string', 'null'] },
      name: { ...text, title: 'Tên dịch vụ' },
      short: { ...text, title: 'Tên dịch vụ', maxLength: 3 },
      personalId: { ...text, pattern: '^[0-9]{12}$' },
      ward: { ...text, pattern: String.raw`^\d{5}$` },
      places: { type: 'array', items: { type: 'object', properties: { code: text } } },
    }),
  ).toEqual({
    ...{ fullName: 'Nguyễn Văn An', name: 'Tên dịch vụ (mẫu)', short: 'Tên', personalId: '026190000123' },
    ...{ ward: '12345', places: [{ code: 'code (mẫu)' }] },
  });
});

it('what the contract itself shows is taken as it is', async () => {
  expect(await answerOf({ code: { ...text, examples: ['A1'] }, on: { ...text, format: 'date' } })).toMatchObject({
    code: 'A1',
    on: expect.stringMatching(/^\d{4}-/),
  });
});

it('a contract its invented texts do not fit is answered as before', async () => {
  const words = { patternProperties: { '^code$': { pattern: '^[a-z]+$' } } };
  expect(await answerOf({ code: text }, words)).toEqual({ code: 'string' });
});
