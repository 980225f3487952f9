import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import {
  readerOf,
  recordBodiesRead,
  readRegister,
  registryEn,
  registryRoutes,
  registryVi,
  type RegistryDeps,
} from '#data/registry/index.ts';
import { buildHttp } from '#testing/build.ts';
import { buildOffice } from '#testing/office.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { askAboutAccess } from './ask-about-access.ts';
import { listAccesses } from './list-accesses.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps: office, actor } = await buildOffice(db, () => clock.now);
const lan = await actor('dan.lan');
const officer = await actor('tuphap.tichson');
const leader = await actor('chutich.tichson');
const lanNumber = lan.personalId ?? '';
const { source } = fakeRegister([{ personalId: lanNumber, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' }]);
const deps: RegistryDeps = { ...office, registerSources: { population: source }, concernsDossier: async () => false };
const signedIn: { actor?: Actor } = {};
const app = await buildHttp({ vi: registryVi, en: registryEn }, async () => signedIn.actor);
registryRoutes(app, deps);

beforeEach(() => {
  clock.now = new Date(clock.now.getTime() + 1000);
});

const lookUp = (reason: string) => {
  const key = { kind: 'personalId', value: lanNumber };
  return app.inject({
    method: 'POST',
    url: '/api/desk/registers/look-up',
    payload: { register: 'population', key, dossierCode: null, reason },
  });
};
const accessesOf = (who: Actor) => listAccesses(deps, { actor: who, before: null, lang: 'vi' });

describe('looking somebody up at the desk', () => {
  it('is for officials only', async () => {
    delete signedIn.actor;
    expect((await lookUp('Xác minh đơn số 12')).statusCode).toBe(401);
    signedIn.actor = lan;
    expect((await lookUp('Xác minh đơn số 12')).statusCode).toBe(404);
  });

  it('needs a reason, and is then seen by the person with unit and post, flagged, without the official’s name', async () => {
    signedIn.actor = officer;
    expect((await lookUp('')).json()).toMatchObject({ code: 'registry.reason_needed' });
    const found = (await lookUp('Xác minh theo đơn số 12')).json();
    expect(found).toMatchObject({ answer: 'found' });
    const [look] = (await accessesOf(lan)).accesses;
    expect(look).toMatchObject({
      unitName: 'Ủy ban nhân dân phường Tích Sơn',
      flagged: true,
      reason: 'Xác minh theo đơn số 12',
      mayAsk: true,
    });
    expect(look?.fields).toContain('Họ, chữ đệm, tên');
    expect(JSON.stringify(look)).not.toContain(officer.name);
  });
});

describe('asking about a look', () => {
  it('goes to who leads the unit, within the term of the law, and is answered once', async () => {
    const [look] = (await accessesOf(lan)).accesses;
    const ask = () =>
      askAboutAccess(deps, { actor: lan, accessId: look?.id ?? '', question: 'Vì sao xem dữ liệu của tôi?' });
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'registry.asked_already' });

    signedIn.actor = officer;
    expect((await app.inject('/api/desk/data-questions')).json()).toEqual([]);
    signedIn.actor = leader;
    const [question] = (await app.inject('/api/desk/data-questions')).json();
    expect(question).toMatchObject({
      question: 'Vì sao xem dữ liệu của tôi?',
      dueAt: new Date(clock.now.getTime() + 72 * 3_600_000).toISOString(),
      late: false,
      look: { readerName: officer.name, reason: 'Xác minh theo đơn số 12' },
    });
    const answer = () =>
      app.inject({
        method: 'POST',
        url: `/api/desk/data-questions/${question.id}/answer`,
        payload: { answer: 'Theo đơn của chính bà.' },
      });
    signedIn.actor = officer;
    expect((await answer()).statusCode).toBe(404);
    signedIn.actor = leader;
    expect((await answer()).statusCode).toBe(200);
    expect((await answer()).json()).toMatchObject({ code: 'registry.answered_already' });
    expect((await accessesOf(lan)).accesses[0]?.question).toMatchObject({ answer: 'Theo đơn của chính bà.' });
  });

  it('is nobody’s to answer when the look was one’s own, and nobody else’s to ask', async () => {
    await readRegister(deps, {
      register: 'population',
      key: { kind: 'personalId', value: lanNumber },
      fields: ['name'],
      reader: readerOf(deps, lan),
      purpose: { kind: 'own_form', draftId, article: 'Luật Căn cước Đ10' },
    });
    const [own] = (await accessesOf(lan)).accesses;
    const accessId = own?.id ?? '';
    await expect(askAboutAccess(deps, { actor: lan, accessId, question: 'Vì sao?' })).rejects.toMatchObject({
      code: 'registry.nobody_to_ask',
    });
    const hung = await actor('dan.hung');
    await expect(askAboutAccess(deps, { actor: hung, accessId, question: 'Vì sao?' })).rejects.toMatchObject({
      code: 'registry.not_found',
    });
    expect((await accessesOf(hung)).accesses).toEqual([]);
  });
});

describe('kept content of an exchange that was read', () => {
  it('is seen by whom it was about, with who read it and why, each time', async () => {
    const [post] = officer.posts;
    const read = {
      ...{ at: clock.now, service: 'dan-cu/1.0', subject: { kind: 'person' as const, number: lanNumber } },
      reader: {
        ...{ accountId: officer.id, unitId: post?.unitId ?? null },
        ...{ unitName: post?.unitName ?? '', postTitle: post?.title ?? '' },
      },
      ...{ article: 'Quy chế vận hành nền tảng', reason: 'Đối chiếu theo đơn khiếu nại số 7', fields: ['fullName'] },
    };
    const before = (await accessesOf(lan)).accesses.length;
    await recordBodiesRead(db, read);
    await recordBodiesRead(db, read);
    const { accesses } = await accessesOf(lan);
    expect(accesses).toHaveLength(before + 2);
    expect(accesses[0]).toMatchObject({
      ...{ purpose: 'kept_bodies', unitName: post?.unitName, reason: read.reason, flagged: true, mayAsk: true },
      purposeText: 'Xem nội dung đã lưu của một lần trao đổi dữ liệu giữa các hệ thống',
    });
    expect(JSON.stringify(accesses[0])).not.toContain(officer.name);
  });
});
