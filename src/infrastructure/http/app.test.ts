import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../log.ts';
import { createApp } from './app.ts';
import { httpVi } from './http.vi.ts';
import { readInput } from './read-input.ts';
import { safePath } from './safe-path.ts';

const app = await createApp({ log: createLog('silent'), texts: httpVi, actorOf: async () => undefined });
app.post('/echo', { schema: { body: z.unknown() } }, (request) => ({ got: request.body }));
app.get('/look/:code', (request) => ({ query: request.query }));
app.post('/form', async (request) => readInput(z.object({ revision: z.coerce.number().int() }), request.body));
afterAll(() => app.close());

async function send(payload: string, type = 'application/json', url = '/echo') {
  const { statusCode, body } = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
  return { statusCode, code: z.object({ code: z.string().optional() }).parse(JSON.parse(body)).code };
}

describe('input nobody at a keyboard sends', () => {
  it('refuses the character NUL wherever it stands', async () => {
    const malformed = { statusCode: 400, code: 'http.malformed' };
    expect(await send('{"a":["\\u0000"]}')).toEqual(malformed);
    expect(await send('{"\\u0000":1}')).toEqual(malformed);
    expect(await send('a=%00', 'application/x-www-form-urlencoded')).toEqual(malformed);
    for (const url of ['/look/%00', '/look/a?q=%00']) expect((await app.inject(url)).statusCode).toBe(400);
  });

  it('refuses half a character', async () => {
    expect(await send('{"a":"\\ud800"}')).toEqual({ statusCode: 400, code: 'http.malformed' });
  });

  it.each([100, 5000, 60_000])('refuses a body nested %i deep', async (depth) => {
    expect(await send('{"a":'.repeat(depth) + '1' + '}'.repeat(depth))).toEqual({
      statusCode: 400,
      code: 'http.malformed',
    });
  });

  it('takes Vietnamese, emoji and the depth of a real form', async () => {
    expect((await send('{"a":{"b":[{"c":{"d":"Nguyễn Thị Lan 🙂"}}]}}')).statusCode).toBe(200);
  });

  it('answers an address that cannot be read as any other refusal, with the same protection', async () => {
    const { statusCode, json, headers } = await app.inject('/look/%');
    expect(statusCode).toBe(400);
    expect(json()).toEqual({ code: 'http.malformed', message: httpVi['http.malformed'] });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });

  it('names the fields of a wrong form', async () => {
    expect(await send('revision=x', 'application/x-www-form-urlencoded', '/form')).toEqual({
      statusCode: 400,
      code: 'http.invalid',
    });
  });
});

describe('where a redirect may lead', () => {
  it.each(['/', '/ho-so', '/thu-tuc?q=khai%20sinh#a'])('takes %s', (path) => expect(safePath(path)).toBe(path));
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    '/ế',
    '',
  ])('refuses %j', (path) => expect(safePath(path)).toBeUndefined());
});
