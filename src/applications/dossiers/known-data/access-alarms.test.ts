import { describe, expect, it } from 'vitest';
import { birthForm } from '#testing/birth-form.ts';
import { buildHttp } from '#testing/build.ts';
import { buildOffice } from '#testing/office.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import type { Actor } from '#infrastructure/actor.ts';
import {
  matchRegister,
  readerOf,
  readRegister,
  registryEn,
  registryRoutes,
  registryVi,
  watchIntake,
} from '#data/registry/index.ts';
import { AccessAlarm } from '../../../data/registry/alarms/alarms.contract.ts';
import { CounterIntake } from '../intake/counter.contract.ts';
import { handInAtCounter } from '../intake/hand-in-at-counter.ts';
import { dossierFollowed } from './dossier-followed.ts';
import { lookUpAtIntake } from './intake-known.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps: office, actor, newId } = await buildOffice(db, () => clock.now);
const desk = await actor('tiepnhan.tichson');
const lan = await actor('dan.lan');
const hung = await actor('dan.hung');
const administrator = await actor('quantri');
const personOf = (who: Actor) => ({ personalId: who.personalId, name: who.name, birthDate: '1990-01-01' });
const deps = { ...office, registerSources: { population: fakeRegister([personOf(lan), personOf(hung)]).source } };

async function request(who: Actor) {
  const app = await buildHttp({ vi: registryVi, en: registryEn }, async () => who);
  registryRoutes(app, deps);
  return app;
}

async function alarms(which: 'open' | 'reviewed' = 'open'): Promise<AccessAlarm[]> {
  const app = await request(administrator);
  const answer = await app.inject({ url: `/api/access-alarms?reviewed=${which === 'open' ? 0 : 1}` });
  return AccessAlarm.array().parse(answer.json());
}

const lookUp = (of: Actor, commandId: string) =>
  lookUpAtIntake(deps, {
    actor: desk,
    input: {
      ...{ commandId, procedureCode: '1.001193', form: {}, isRepresented: false },
      applicant: { kind: 'citizen', number: of.personalId ?? '' },
    },
  });

describe('alarms about data access', () => {
  it('tell of a look at a counter after which no dossier of the person came within the day, once', async () => {
    await lookUp(lan, newId());
    const commandId = newId();
    await lookUp(hung, commandId);
    const party = { ...{ kind: 'citizen', name: hung.name, personalId: hung.personalId }, ...nothingElse };
    const { requester, child, mother, copies } = birthForm;
    await handInAtCounter(deps, {
      actor: desk,
      input: CounterIntake.parse({
        ...{ commandId, procedureCode: '1.001193', areaCode: '08707', applicant: party },
        form: { requester, child, mother, copies },
        documents: [{ documentId: 'birth-note', uploadId: null, originals: 1, copies: 0 }],
      }),
    });
    const watch = () => watchIntake({ ...deps, dossierFollowed: dossierFollowed(deps) });
    await watch();
    expect(await alarms()).toEqual([]);
    clock.now = new Date('2026-11-23T19:30:00Z');
    await watch();
    await watch();
    const number = lan.personalId ?? '';
    expect(await alarms()).toMatchObject([
      {
        ...{ kind: 'no_dossier_followed', readerName: desk.name },
        subject: `••••••••${number.slice(-4)}`,
        unitName: expect.stringContaining('Tích Sơn'),
      },
    ]);
  });

  it('tell of looks outside a dossier with their reason, and of numbers compared without end', async () => {
    const specialist = await actor('tuphap.tichson');
    await readRegister(deps, {
      register: 'population',
      key: { kind: 'personalId', value: lan.personalId ?? '' },
      fields: ['name'],
      reader: readerOf(deps, specialist),
      purpose: { kind: 'reasoned', article: 'NĐ 137/2015', reason: 'Xác minh theo đơn của công dân' },
    });
    for (let miss = 0; miss < deps.dataAccessRules.missesADay; miss += 1)
      await matchRegister(deps, {
        register: 'population',
        key: { kind: 'personalId', value: hung.personalId ?? '' },
        claimed: { name: `Người thứ ${miss}` },
        reader: readerOf(deps, lan),
        purpose: { kind: 'match', draftId, article: 'NĐ 137/2015' },
      });
    const raised = await alarms();
    expect(raised).toContainEqual(
      expect.objectContaining({ kind: 'outside_dossier', reason: 'Xác minh theo đơn của công dân' }),
    );
    expect(raised).toContainEqual(expect.objectContaining({ kind: 'enumeration', readerName: lan.name, subject: '' }));
  });

  it('are seen and concluded by administrators only, once each', async () => {
    const [alarm] = await alarms();
    const id = alarm?.id ?? '';
    const review = (app: Awaited<ReturnType<typeof request>>) =>
      app.inject({
        method: 'POST',
        url: `/api/access-alarms/${id}/review`,
        payload: { text: 'Đã hỏi cán bộ, đúng việc' },
      });
    for (const who of [desk, lan]) {
      const app = await request(who);
      expect((await app.inject({ url: '/api/access-alarms' })).statusCode).toBeGreaterThanOrEqual(401);
      expect((await review(app)).statusCode).toBeGreaterThanOrEqual(401);
    }
    const app = await request(administrator);
    expect((await review(app)).statusCode).toBe(204);
    expect((await review(app)).statusCode).toBe(409);
    expect((await alarms()).some((one) => one.id === id)).toBe(false);
    expect(await alarms('reviewed')).toMatchObject([{ id, review: { by: administrator.name } }]);
  });
});

const nothingElse = { taxCode: null, phone: null, email: null, address: null };
