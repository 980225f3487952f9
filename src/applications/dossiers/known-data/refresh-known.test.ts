import { describe, expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { readerOf, subjectOfActor } from '#data/registry/index.ts';
import { createForm, installForm, readFormDefinition } from '#platform/forms/index.ts';
import { checksOf } from '../course/data-checks.ts';
import type { KnownData } from './known.contract.ts';
import { originsOf } from './lock-known.ts';
import { refreshKnown } from './refresh-known.ts';
import { subjectParts } from './subject-parts.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps: office, actor } = await buildOffice(db, () => clock.now);
const lan = await actor('dan.lan');
const person = { personalId: lan.personalId, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' };
const population = fakeRegister([person]);
const insurance = fakeRegister([{ ...person, insuranceNumber: '2612345678' }]);
const deps = {
  ...office,
  registerSources: { population: population.source, 'social-insurance': insurance.source },
};

const field = (id: string, label: string, register: string) => ({
  ...{ id, type: 'text', label, labelEn: label, article: 'Đ1' },
  source: { register, path: id, article: 'Đ1' },
});
const read = readFormDefinition(
  JSON.stringify({
    ...{ id: 'two', title: 'Tờ khai', titleEn: 'Form', basis: 'Luật' },
    sections: [
      {
        ...{ id: 'person', title: 'Người khai', titleEn: 'Person', subject: { kind: 'person', self: true } },
        fields: [field('name', 'Họ tên', 'population'), field('insuranceNumber', 'Mã số bảo hiểm', 'social-insurance')],
      },
    ],
  }),
  'form.json',
);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const definition = read.definition;
const form = createForm(installForm(definition), { codeLists: deps.codeLists });

const refresh = (data: Record<string, unknown>, known: KnownData) =>
  refreshKnown(deps, {
    ...{ form, data, known, ground: { kind: 'own_form', draftId }, compare: [], decidedBy: new Set<string>() },
    reader: readerOf(deps, lan),
    self: subjectOfActor(lan) ?? null,
  });

describe('a part that two registers know', () => {
  it('is filled from the one that answers; what the silent one would say is declared and verified later', async () => {
    insurance.state.mode = 'down';
    const first = await refresh({}, {});
    expect(first.known['person']).toMatchObject({ state: 'filled', silent: ['social-insurance'] });
    expect(first.data).toEqual({ person: { name: 'Nguyễn Thị Lan' } });
    const declared = { person: { name: 'Nguyễn Thị Lan', insuranceNumber: '2600000000' } };
    const origins = originsOf(declared, first.known, subjectParts(definition));
    expect(origins).toMatchObject({
      'person.name': { level: 'register', register: 'population' },
      'person.insuranceNumber': { level: 'declared', doubt: 'unavailable' },
    });
    expect(checksOf(origins)).toMatchObject([{ path: 'person.insuranceNumber', state: 'pending' }]);
  });

  it('asks only the silent one again, after a while', async () => {
    insurance.state.mode = 'down';
    const { data, known } = await refresh({}, {});
    const asked = population.state.asked;
    insurance.state.mode = 'normal';
    expect((await refresh(data, known)).known['person']?.silent).toEqual(['social-insurance']);
    clock.now = new Date(clock.now.getTime() + 60_000);
    const later = await refresh(data, known);
    expect(later.data).toEqual({ person: { name: 'Nguyễn Thị Lan', insuranceNumber: '2612345678' } });
    expect(later.known['person']).toMatchObject({ state: 'filled', silent: [] });
    expect(population.state.asked).toBe(asked);
  });
});
