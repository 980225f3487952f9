import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileContract } from '../contracts/compile-contract.ts';
import { readOpenApi } from '../contracts/read-openapi.ts';
import { judgeRead } from './judge-read.ts';

it('of an answer whose members are named after people no part of a name is kept', async () => {
  const schema = {
    type: 'object',
    additionalProperties: { type: 'object', properties: { tuoi: { type: 'integer' } } },
  };
  const contract = await readOpenApi(
    stringify({
      openapi: '3.1.0',
      info: { title: 'Thống kê', version: '1.0' },
      paths: {
        '/so-lieu': {
          get: {
            operationId: 'soLieu',
            responses: { '200': { description: 'ok', content: { 'application/json': { schema } } } },
          },
        },
      },
    }),
  );
  const [operation] = compileContract(contract);
  if (!operation) throw new Error('no operation');
  const body = Buffer.from(JSON.stringify({ 'Nguyễn Văn\u00a0An\tBình': { tuoi: 'ba mươi' } }));
  const answer = { kind: 'whole' as const, status: 200, headers: {}, body };
  const step = judgeRead(answer, { operation, fieldNames: new Set(['tuoi']), ms: 1 });
  expect(step).toMatchObject({ outcome: 'failed', code: 'breaks_contract' });
  expect(step.params['rule']).toBe(': /*/tuoi must be integer');
});
