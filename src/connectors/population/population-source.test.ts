import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '#infrastructure/clock.ts';
import { buildSimulatedOutside, lookUpContext } from '#testing/simulated-outside.ts';
import { directWay } from '../outside/index.ts';
import { createPopulationSource, populationProvider } from './index.ts';
import { compareCitizen } from './simulated-answers.ts';

const outside = await buildSimulatedOutside();
const settings = outside.outside.population;
if (!settings) throw new Error('no simulator');
const wayAt = (now: Clock) => directWay(populationProvider({ ...settings, now }));
const source = createPopulationSource({ way: wayAt(systemClock) });
const lookUp = (kind: string, value: string) => source.lookUp({ kind, value }, lookUpContext);
const match = (claimed: Record<string, string>) =>
  source.match?.({ kind: 'personalId', value: outside.lan }, claimed, lookUpContext);

afterEach(() => outside.control('population', { mode: 'normal' }));
afterAll(() => outside.close());

describe('the population database', () => {
  it('tells of a person in the fields of the register', async () => {
    expect(await lookUp('personalId', outside.lan)).toMatchObject({
      kind: 'found',
      record: {
        id: outside.lan,
        data: {
          personalId: outside.lan,
          name: 'Nguyễn Thị Lan',
          gender: 'female',
          birthDate: '1992-04-12',
          ethnicGroup: '01',
          nationality: 'VN',
          maritalStatus: 'married',
          residence: { province: '26', district: '243', commune: '08707', detail: 'Tổ dân phố số 3' },
          spouse: { name: 'Trần Văn Hùng', personalId: outside.hung, nationality: 'VN' },
          father: { name: expect.stringMatching(/^Nguyễn /) },
          householdHead: { personalId: outside.lan, relation: 'Chủ hộ' },
        },
      },
    });
  });

  it('tells of a person only whose name and birth date are these, where the reader sends them', async () => {
    const key = { kind: 'personalId', value: outside.lan };
    const kindFor = async (name: string, birthDate?: string) =>
      (await source.lookUp(key, lookUpContext, { name, birthDate })).kind;
    expect(await kindFor('Nguyễn Thị Lan', '1992-04-12')).toBe('found');
    expect(await kindFor('NGUYỄN THỊ  LAN'.normalize('NFD'))).toBe('found');
    expect(await kindFor('Nguyễn Thị Lan', '1992')).toBe('found');
    expect(await kindFor('Nguyen Thi Lan', '1992-04-12')).toBe('none');
    expect(await kindFor('Nguyễn Thị Lan', '1992-04-21')).toBe('none');
    expect(await kindFor('Trần Văn Hùng', '1992-04-12')).toBe('none');
    expect(await kindFor('</dan:HoVaTen>', '1992-04-12')).toBe('none');
  });

  it.each([
    ['Đỗ Thị Hoà', 'Đỗ Thị Hòa', true],
    ['Đỗ Thị Thúy', 'đỗ thị thuý', true],
    ['Đỗ Thị Hoà', 'Đỗ Thị Hoa', false],
    ['Đỗ Thị Hoà', 'Do Thi Hoa', false],
  ])('of %s as %s: the same is %s', (name, claimed, isSame) => {
    const person = { name, birthDate: '1970-02-01', gender: 'female' as const, ethnicGroup: '01' };
    expect(compareCitizen(person, { HoVaTen: claimed })).toEqual({ HoVaTen: isSame });
  });

  it('finds a person by the old number too', async () => {
    const found = await lookUp('personalId', outside.lan);
    const old = found.kind === 'found' ? String(found.record.data['oldIdentityNumber']) : '';
    expect(old).toMatch(/^\d{9}$/);
    expect(await lookUp('oldIdentityNumber', old)).toEqual(found);
    expect(await lookUp('oldIdentityNumber', '000000000')).toEqual({ kind: 'none' });
  });

  it('knows all the people of the demonstration', async () => {
    const some = [...outside.people.citizens.slice(0, 40), ...outside.people.officers.slice(0, 40)];
    for (const { personalId, fullName } of some)
      expect(await lookUp('personalId', personalId ?? '')).toMatchObject({ record: { data: { name: fullName } } });
  });

  it('has no other kind of identifier', async () => {
    expect(await lookUp('phone', '0912345678')).toEqual({ kind: 'none' });
  });

  it('says of each claimed field whether it is so', async () => {
    const claimed = { name: 'Nguyễn Thị Lan', birthDate: '1992-04-12', gender: 'male', ethnicGroup: '01' };
    expect(await match(claimed)).toEqual({
      kind: 'compared',
      fields: { name: true, birthDate: true, gender: false, ethnicGroup: true },
    });
    expect(await match({ name: '  nguyễn thị  LAN', birthDate: '1992' })).toEqual({
      kind: 'compared',
      fields: { name: true, birthDate: true },
    });
    expect(await match({ name: 'Nguyễn Thị Lan', phone: '0912345678' })).toEqual({
      kind: 'compared',
      fields: { name: true },
    });
  });

  it('takes what is claimed as text, whatever it looks like', async () => {
    expect(await match({ name: '</dan:HoVaTen><dan:HoVaTen>Nguyễn Thị Lan' })).toEqual({
      kind: 'compared',
      fields: { name: false },
    });
  });

  it('compares nobody for a number that was never given', async () => {
    const nobody = { kind: 'personalId', value: '026099000001' };
    expect(await source.match?.(nobody, { name: 'Nguyễn Thị Lan' }, lookUpContext)).toEqual({ kind: 'none' });
  });

  it('cannot be called with yesterday’s signature', async () => {
    const late = createPopulationSource({ way: wayAt(() => new Date(Date.now() - 86_400_000)) });
    const key = { kind: 'personalId', value: outside.lan };
    expect(await late.lookUp(key, lookUpContext)).toEqual({ kind: 'unavailable', why: 'refused' });
  });

  it('refuses a document with a DOCTYPE, even a harmless one', async () => {
    await outside.control('population', { mode: 'hostile', trick: 'doctype' });
    expect(await lookUp('personalId', outside.lan)).toEqual({ kind: 'unavailable', why: 'wrong_answer' });
  });
});
