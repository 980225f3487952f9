import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  giveSecret,
  grantTo,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
} from '#testing/exchange-office.ts';

const { db } = await testDatabase();
const provider = await startProvider((_request, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end('{"personalId":"026192000123","fullName":"Nguyễn Thị Lan"}'),
);
/** Of `mot-cua` one is known to the gateway itself; `la` has registered its own. */
const [home, declared] = [buildPurposeKey(), buildPurposeKey()];
const asked: unknown[] = [];
const sent: unknown[] = [];
const file = buildFile(provider.url);
await applyDeclared(db, {
  ...file,
  systems: file.systems.map((system) => (system.code === 'la' ? { ...system, purposeKeys: [declared.jwk] } : system)),
  grants: [
    ...file.grants,
    ...buildFile('http://127.0.0.1', {
      grants: [{ ...grantTo('la', 'dan-cu/1.0', ['getCitizen']), fields: ['personalId', 'fullName'] }],
    }).grants,
  ],
});
const secrets = { 'mot-cua': await giveSecret(db, 'mot-cua'), la: await giveSecret(db, 'la') };
const gateway = await startGateway(db, {
  home: {
    code: 'mot-cua',
    purposeKeys: [home.jwk],
    neededHere: async (question) => {
      asked.push(question);
      return question.kind === 'self' && question.account === lan ? ['fullName'] : [];
    },
    dueSending: async (question) => {
      sent.push(question);
      return question.dossierCode === 'H62-1' ? [{ kind: 'person', number: '026192000123' }] : undefined;
    },
  },
});
const [lan, draft] = [randomUUID(), randomUUID()];
const own = { officer: '', unit: '', dossier: '', self: lan, draft };

async function call(system: 'mot-cua' | 'la', claims: Record<string, unknown>, key = home): Promise<Response> {
  const purpose = await signPurpose(key.privateKey, { iss: system, ...claims });
  const token = await takeToken(gateway.url, system, secrets[system]);
  return fetch(`${gateway.url}/dan-cu/1.0/citizens/026192000123`, {
    headers: { authorization: `Bearer ${token}`, 'x-lawful-purpose': purpose },
  });
}
const codeOf = async (response: Response): Promise<unknown> => Object(await response.json()).code;

it('the system people sign in at may call for whoever fills in a form, and gets what the form needs', async () => {
  const answer = await call('mot-cua', own);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ fullName: 'Nguyễn Thị Lan' });
  expect(asked.at(-1)).toMatchObject({
    ...{ kind: 'self', account: lan, draft, matches: false },
    subject: { kind: 'person', number: '026192000123' },
  });
});

it('asks anew at every call: who has left has left', async () => {
  const before = asked.length;
  await call('mot-cua', own);
  await call('mot-cua', own);
  expect(asked.length).toBe(before + 2);
  expect(await codeOf(await call('mot-cua', { ...own, self: randomUUID() }))).toBe('403004');
});

it('no other system may, whatever it signs; nor does it get far with the key of this one', async () => {
  expect(await codeOf(await call('la', own, declared))).toBe('403004');
  expect(await codeOf(await call('la', { counter: true, procedure: '1.001193' }, declared))).toBe('403004');
  expect(await codeOf(await call('la', own, home))).toBe('403003');
});

it.each([
  ['an official and a person at once', { ...own, officer: 'cb.lan' }],
  ['a person in an emergency', { ...own, emergency: 'Không thể chờ được nữa' }],
  ['a person without a form', { ...own, draft: undefined }],
  ['a form of nobody', { ...own, self: 'dan.lan' }],
  ['an intake of nothing', { counter: true, procedure: '' }],
  ['a sending of nothing', { sending: true, dossier: '' }],
  ['a sending for somebody’s own form', { ...own, dossier: 'H62-1', sending: true }],
  ['an official of no unit', { unit: '' }],
  ['nobody', { officer: '' }],
])('a purpose of %s is none', async (_what, claims) => {
  expect(await codeOf(await call('mot-cua', claims))).toBe('403003');
});
