import { expect, it } from 'vitest';
import { buildFile } from '#testing/exchange-office.ts';
import { prepareFile } from './apply-file.ts';

const prepare = (change: { schema?: unknown; push?: string }, allowLoopback = false) => {
  const { schema = null, push = null } = change;
  const topic = { code: 'ho-so', name: 'Hồ sơ', owner: 'ben-cung-cap', publishers: ['ben-cung-cap'], schema };
  const topics = [{ ...topic, subscribers: [{ system: 'mot-cua', push }] }];
  const file = buildFile('https://provider.example', { topics });
  return prepareFile({ now: () => new Date(), unitIdOf: async () => null, allowLoopback }, file);
};

it.each([
  'http://nhan.example/thong-diep',
  'https://a:b@nhan.example/',
  'https://169.254.169.254/latest',
  'https://127.0.0.1/nhan',
])('messages are pushed to no address that could not be called either: %s', async (push) => {
  await expect(prepare({ push })).rejects.toMatchObject({ code: 'exchange.upstream_forbidden' });
});

it('while trying out they may be pushed to this machine', async () => {
  await expect(prepare({ push: 'http://127.0.0.1:8080/nhan' }, true)).resolves.toBeDefined();
});

it.each([{ type: 'không có' }, { $ref: '#/khong-co' }, { $async: true, type: 'object' }])(
  'a schema that holds nothing against the messages is none: %j',
  async (schema) => {
    await expect(prepare({ schema })).rejects.toMatchObject({ code: 'exchange.contract_wrong' });
  },
);

it('a schema that does is taken', async () => {
  await expect(prepare({ schema: { type: 'object', required: ['status'] } })).resolves.toBeDefined();
});
