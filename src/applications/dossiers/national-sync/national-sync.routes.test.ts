import { describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { buildHttp } from '#testing/build.ts';
import { buildBirthCourse } from '#testing/birth-course.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { dossiersEn } from '../dossiers.en.ts';
import { dossiersVi } from '../dossiers.vi.ts';
import type { NationalPortal } from './national-portal.ts';
import { nationalSyncRoutes } from './national-sync.routes.ts';
import { markFailed, noticeAll } from './national-sync.queries.ts';

const at = new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { actors, handIn } = await buildBirthCourse(db, office);
let actor: Actor | undefined;
const app = await buildHttp({ vi: dossiersVi, en: dossiersEn }, async () => actor);
const nationalPortal: NationalPortal = {
  putDossier: async () => ({ kind: 'taken' }),
  putProgress: async () => ({ kind: 'taken' }),
  find: async () => ({ kind: 'none' }),
};
nationalSyncRoutes(app, { db, now: () => at, nationalPortal, managesConnections: ({ id }) => id === actors.leader.id });
const url = '/api/national-sync';

describe('what is not in step with the national portal', () => {
  it('is shown to who manages the connections, and to nobody else', async () => {
    actor = undefined;
    expect((await app.inject({ url })).statusCode).toBe(401);
    actor = actors.reception;
    expect((await app.inject({ url })).statusCode).toBe(404);
    actor = actors.leader;
    expect((await app.inject({ url })).json()).toEqual({
      isConnected: true,
      inStep: 0,
      waiting: 0,
      failed: 0,
      rows: [],
    });
  });

  it('says since when and why, and is tried again by hand', async () => {
    actor = actors.leader;
    const code = await handIn();
    await noticeAll(db, at);
    const { dossier_id: dossierId } = await db
      .selectFrom('dossiers.national_sync')
      .select('dossier_id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const later = new Date('2026-11-23T08:00:00Z');
    const detail = 'Thiếu TenTTHC';
    await markFailed(db, { dossierIds: [dossierId], fault: 'refused', detail, nextTryAt: later });
    const row = { code, since: at.toISOString(), behind: 1, attempts: 1, fault: 'refused', detail };
    expect((await app.inject({ url })).json()).toMatchObject({
      failed: 1,
      rows: [{ ...row, nextTryAt: later.toISOString() }],
    });
    const retry = (payload: unknown) => app.inject({ method: 'POST', url: `${url}/retry`, payload: Object(payload) });
    for (const again of [{ code }, { code }, { code: null }])
      expect((await retry(again)).json()).toMatchObject({ rows: [{ ...row, nextTryAt: at.toISOString() }] });
    expect((await retry({})).statusCode).toBe(400);
    actor = actors.reception;
    expect((await retry({ code })).statusCode).toBe(404);
  });
});
