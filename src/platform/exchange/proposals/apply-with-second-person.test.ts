import { expect, it } from 'vitest';
import { applyFile, applyWithSecondPerson, selectDeclared } from '#platform/exchange/index.ts';
import { buildFile, grantTo, operator } from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { decideProposal } from './decide-proposal.ts';

const { db } = await testDatabase();
const now = () => new Date();
const { deps, twoPersons, leader } = await buildManagement(db, now);
const rules = { ...deps.rules, twoPersons };
const unitIdOf = async () => null;
const apply = (file: Parameters<typeof applyFile>[1], why: object = {}) =>
  applyWithSecondPerson(
    { db, now, rules, unitIdOf, allowLoopback: true },
    { file, by: operator, why: { reason: 'Thay máy chủ của bên cung cấp', urgent: false, ...why } },
  );
const confirm = (id: string | null) =>
  decideProposal({ ...deps, rules }, { actor: leader, id: id ?? '', decision: { action: 'confirm', reason: '' } });
const first = buildFile('https://provider.example');
const moved = buildFile('https://moved.example');
const upstreams = async () => (await selectDeclared(db)).services.map(({ upstream }) => upstream);

it('sets an axis up without a second person: there is nothing yet to open', async () => {
  const { changes, proposed } = await apply(first);
  expect(proposed).toBeNull();
  expect(changes).toHaveLength(7);
});

it('applies what only cuts off or tells', async () => {
  const systems = first.systems.map((system) => ({ ...system, contact: 'Phòng Hạ tầng' }));
  const grants = first.grants.slice(0, 1);
  expect((await apply({ ...first, systems, grants })).proposed).toBeNull();
  expect((await selectDeclared(db)).grants).toHaveLength(1);
});

it('proposes a file with something dangerous in it as a whole, which is applied when confirmed', async () => {
  const file = { ...moved, grants: first.grants.slice(0, 1) };
  await expect(apply(file, { reason: '' })).rejects.toMatchObject({ code: 'exchange.reason_needed' });
  const { proposed } = await apply(file);
  expect(await upstreams()).toEqual(['https://provider.example/goc', 'https://provider.example/goc']);
  await confirm(proposed);
  expect(await upstreams()).toEqual(['https://moved.example/goc', 'https://moved.example/goc']);
});

it('does not take back what was given on the axis while the file waited', async () => {
  const { proposed } = await apply({ ...first, grants: first.grants.slice(0, 1) });
  const given = buildFile('https://moved.example', { grants: [grantTo('la', 'dia-danh/1.0', ['listPlaces'])] });
  await applyFile({ db, now, unitIdOf, allowLoopback: true }, given, operator);
  await expect(confirm(proposed)).rejects.toMatchObject({
    code: 'exchange.proposal_outdated',
    params: { what: expect.stringContaining('la → dia-danh/1.0') },
  });
  expect(await upstreams()).toEqual(['https://moved.example/goc', 'https://moved.example/goc']);
});

it('applies at once what cannot wait, and keeps it to be confirmed', async () => {
  const { proposed } = await apply(first, { urgent: true });
  expect(await upstreams()).toEqual(['https://provider.example/goc', 'https://provider.example/goc']);
  await confirm(proposed);
  const { state } = await db
    .selectFrom('exchange.proposal')
    .select('state')
    .where('id', '=', proposed)
    .executeTakeFirstOrThrow();
  expect(state).toBe('carried_out');
});
