import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readerOf, readRegister, matchRegister, type RegistryDeps } from '#data/registry/index.ts';
import { buildOffice } from '#testing/office.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps: office, actor } = await buildOffice(db, () => clock.now);
const lan = await actor('dan.lan');
const hung = await actor('dan.hung');
const officer = await actor('tuphap.tichson');
const lanNumber = lan.personalId ?? '';
const { source, state } = fakeRegister([
  { personalId: lanNumber, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12', ethnicGroup: '01', religion: 'Không' },
]);
const deps: RegistryDeps = {
  ...office,
  registerSources: { population: source },
  concernsDossier: async ({ dossierCode }) => dossierCode === 'open',
};
const article = 'Luật Căn cước Đ10';
const asked = {
  register: 'population',
  key: { kind: 'personalId', value: lanNumber },
  fields: ['name', 'ethnicGroup'],
};
const looks = () => db.selectFrom('registry.access').selectAll().orderBy('at').orderBy('id').execute();
const own = { ...asked, reader: readerOf(deps, lan), purpose: { kind: 'own_form', draftId, article } as const };
const official = readerOf(deps, officer);

beforeEach(() => {
  state.mode = 'normal';
  clock.now = new Date(clock.now.getTime() + 1000);
});

describe('reading a register', () => {
  it('hands on the fields that were asked for and nothing else, and records the look', async () => {
    const before = (await looks()).length;
    const answer = await readRegister(deps, own);
    expect(answer).toMatchObject({ kind: 'found', fields: { name: 'Nguyễn Thị Lan', ethnicGroup: '01' } });
    const rows = await looks();
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({
      register: 'population',
      subject_number: lanNumber,
      reader_id: lan.id,
      purpose: 'own_form',
      article,
      fields: ['name', 'ethnicGroup'],
      outcome: 'found',
      flagged: false,
    });
  });

  it('sends who is signed in along with their own number, and of anybody else the number alone', async () => {
    const sent: unknown[] = [];
    const listening: RegistryDeps = {
      ...deps,
      registerSources: {
        population: {
          lookUp: (key, context, person) => {
            sent.push(person);
            return source.lookUp(key, context, person);
          },
        },
      },
    };
    const reader = readerOf(deps, { ...lan, birthDate: '1992-04-12' });
    await readRegister(listening, { ...own, reader });
    const purpose = { kind: 'dossier', article, dossierCode: 'open' } as const;
    await readRegister(listening, { ...asked, reader: official, purpose });
    expect(sent).toEqual([{ name: lan.name, birthDate: '1992-04-12' }, undefined]);
  });

  it('lets nobody read somebody else as oneself', async () => {
    await expect(readRegister(deps, { ...own, reader: readerOf(deps, hung) })).rejects.toMatchObject({
      code: 'registry.not_found',
    });
  });

  it('lets an official read within an open dossier of the person', async () => {
    const purpose = { kind: 'dossier', article, dossierCode: 'open' } as const;
    expect(await readRegister(deps, { ...asked, reader: official, purpose })).toMatchObject({ kind: 'found' });
    const [row] = (await looks()).slice(-1);
    expect(row).toMatchObject({ unit_name: 'Ủy ban nhân dân phường Tích Sơn', dossier_code: 'open' });
  });

  it('refuses an official who names no dossier of the person and gives no reason', async () => {
    const dossier = { kind: 'dossier', article, dossierCode: 'another' } as const;
    const reasoned = { kind: 'reasoned', article, reason: '... 123 ab' } as const;
    for (const purpose of [dossier, reasoned])
      await expect(readRegister(deps, { ...asked, reader: official, purpose })).rejects.toMatchObject({
        code: 'registry.reason_needed',
      });
  });

  it('flags a look with a reason', async () => {
    const purpose = { kind: 'reasoned', article, reason: 'Xác minh theo đơn thư số 12' } as const;
    await readRegister(deps, { ...asked, reader: official, purpose });
    expect((await looks()).at(-1)).toMatchObject({ flagged: true, reason: 'Xác minh theo đơn thư số 12' });
  });

  it.each(['down', 'other_person', 'wrong_type'] as const)(
    'takes a register that is %s for unavailable',
    async (mode) => {
      state.mode = mode;
      expect(await readRegister(deps, own)).toEqual({ kind: 'unavailable' });
    },
  );

  it('takes a register without a source for unavailable', async () => {
    expect(await readRegister({ ...deps, registerSources: {} }, own)).toEqual({ kind: 'unavailable' });
  });
});

describe('comparing what was declared of another person', () => {
  const reader = readerOf(deps, hung);
  const claim = (number: string, claimed: Record<string, string>) =>
    matchRegister(deps, {
      register: 'population',
      key: { kind: 'personalId', value: number },
      reader,
      purpose: { kind: 'match', draftId, article },
      claimed,
    });

  it('says only that everything agrees, or that it does not', async () => {
    expect(await claim(lanNumber, { name: 'NGUYỄN THỊ LAN', birthDate: '1992' })).toBe('matched');
    expect(await claim(lanNumber, { name: 'Nguyễn Thị Lan', birthDate: '1993-04-12' })).toBe('differs');
    expect(await claim('026192999999', { name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' })).toBe('differs');
  });

  it('stops as many tries at the same moment as one after another', async () => {
    const many = { ...reader, accountId: randomUUID() };
    const asked = { register: 'population', reader: many, purpose: { kind: 'match', draftId, article } } as const;
    const tries = Array.from({ length: 30 }, (_, tried) =>
      matchRegister(deps, {
        ...asked,
        key: { kind: 'personalId', value: `0261920001${String(tried).padStart(2, '0')}` },
        claimed: { name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' },
      }).catch(() => 'refused'),
    );
    const answers = await Promise.all(tries);
    const { missesADay } = deps.dataAccessRules;
    expect(answers.filter((answer) => answer === 'differs')).toHaveLength(missesADay);
  });

  it('stops an account that tries number after number, and tells the administrators', async () => {
    for (let tried = 0; tried < 8; tried += 1)
      await claim(`02619200000${tried}`, { name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' });
    await expect(claim(lanNumber, { name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' })).rejects.toMatchObject({
      code: 'registry.too_many',
      status: 429,
    });
    const alarms = await db
      .selectFrom('infrastructure.audit')
      .selectAll()
      .where('action', '=', 'registry.enumeration_suspected')
      .where('actor_id', '=', hung.id)
      .execute();
    expect(alarms).toMatchObject([{ actor_id: hung.id, details: { register: 'population' } }]);
  });

  it('starts anew the next day', async () => {
    clock.now = new Date('2026-11-24T02:00:00Z');
    expect(await claim(lanNumber, { name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' })).toBe('matched');
  });

  it('counts nothing while the register is down', async () => {
    state.mode = 'down';
    for (let tried = 0; tried < 12; tried += 1)
      expect(await claim(lanNumber, { name: 'A', birthDate: '1992' })).toBe('unavailable');
  });
});
