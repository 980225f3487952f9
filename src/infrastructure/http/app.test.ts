import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../log.ts';
import { createApp } from './app.ts';
import { defineRefusals } from '../refusal.ts';
import { httpEn } from './http.en.ts';
import { httpVi } from './http.vi.ts';
import { readInput } from './read-input.ts';
import { safePath } from './safe-path.ts';

const refuse = defineRefusals({ 'dossier.told': 409, 'dossier.untold': 409 });
const texts = {
  vi: { ...httpVi, 'dossier.told': 'Hồ sơ {code} đã đóng.', 'dossier.untold': 'Hồ sơ {code} đã rút.' },
  en: { ...httpEn, 'dossier.told': 'Dossier {code} is closed.' },
};
const app = await createApp({ log: createLog('silent'), texts, actorOf: async () => undefined });
app.post('/echo', { schema: { body: z.unknown() } }, (request) => ({ got: request.body }));
app.get('/look/:code', (request) => ({ query: request.query }));
app.get('/told', async () => {
  throw refuse('dossier.told', { code: 'H62-1' });
});
app.get('/untold', async () => {
  throw refuse('dossier.untold', { code: 'H62-1' });
});
app.get('/broken', async () => {
  throw new Error('a bug');
});
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

describe('the language of a refusal', () => {
  const cookie = 'other=vi; motcua_lang=en';
  async function messageOf(url: string, headers: Record<string, string> = {}) {
    return z.object({ message: z.string() }).parse((await app.inject({ url, headers })).json()).message;
  }

  it('is Vietnamese unless English was chosen', async () => {
    expect(await messageOf('/told')).toBe('Hồ sơ H62-1 đã đóng.');
    expect(await messageOf('/told', { cookie: 'motcua_lang=fr' })).toBe('Hồ sơ H62-1 đã đóng.');
  });

  it('is English by the cookie of the screens, or when the address asks for it', async () => {
    expect(await messageOf('/told', { cookie })).toBe('Dossier H62-1 is closed.');
    expect(await messageOf('/told?lang=en')).toBe('Dossier H62-1 is closed.');
    expect(await messageOf('/told?lang=vi', { cookie })).toBe('Hồ sơ H62-1 đã đóng.');
  });

  it('falls back to Vietnamese for a code that has no English text', async () => {
    expect(await messageOf('/untold', { cookie })).toBe('Hồ sơ H62-1 đã rút.');
  });

  it('holds for faults of the request and of the system too', async () => {
    expect(await messageOf('/nowhere', { cookie })).toBe(httpEn['http.not_found']);
    expect(await messageOf('/look/%', { cookie })).toBe(httpEn['http.malformed']);
    expect(await messageOf('/broken', { cookie })).toMatch(
      /^The system met an error .* Incident code: [0-9a-f-]{36}\.$/,
    );
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
