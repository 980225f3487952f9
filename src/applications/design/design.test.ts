import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { buildHttp } from '#testing/build.ts';
import { buildingForm, buildingPapers } from '#testing/building-permit.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { dossiersEn, dossiersVi, findDossier, handInAtCounter, CounterIntake } from '#applications/dossiers/index.ts';
import { findPublishedVersion, proceduresEn, proceduresVi } from '#applications/procedures/index.ts';
import * as shapes from './design.contract.ts';
import { designEn } from './design.en.ts';
import { designRoutes } from './design.routes.ts';
import { designVi } from './design.vi.ts';

const { db } = await provinceDatabase(() => new Date('2026-06-01T01:00:00Z'));
const office = await buildOffice(db, () => new Date('2026-06-01T01:00:00Z'));
const [admin, desk] = [await office.actor('quantri'), await office.actor('tiepnhan.vinhyen')];
const specialist = await office.official('district-243-committee', 'specialist');
const citizen = await office.actor('dan.lan');

let signedIn: Actor | undefined = admin;
const app = await buildHttp(
  { vi: { ...designVi, ...proceduresVi, ...dossiersVi }, en: { ...designEn, ...proceduresEn, ...dossiersEn } },
  async () => signedIn,
);
designRoutes(app, office.deps);

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
async function ask(method: Method, path: string, payload?: object) {
  return app.inject({ method, url: `/api/console/${path}`, ...(payload && { payload }) });
}
async function begin(code: string, name = ''): Promise<string> {
  return (await ask('POST', 'drafts', { code, name })).json().id;
}
const open = async (id: string) => shapes.DesignDraft.parse((await ask('GET', `drafts/${id}`)).json());
async function change(id: string, file: string, find: string, put: string): Promise<number> {
  const { files, revision } = await open(id);
  expect(files[file]).toContain(find);
  const text = files[file]?.replaceAll(find, put);
  const saved = await ask('PUT', `drafts/${id}`, { revision, files: { [file]: text } });
  expect(saved.statusCode).toBe(200);
  return saved.json().revision;
}
const check = async (id: string, files = {}) =>
  shapes.Checked.parse((await ask('POST', `drafts/${id}/check`, { files })).json());

async function handIn(): Promise<string> {
  const party = { kind: 'citizen', name: 'Nguyễn Thị Lan', personalId: null, taxCode: null };
  const input = CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '1.013225',
    areaCode: '08707',
    applicant: { ...party, phone: null, email: null, address: null },
    form: buildingForm(),
    documents: buildingPapers().map((documentId) => ({ documentId, originals: 1 })),
  });
  return (await handInAtCounter(office.deps, { actor: desk, input })).code;
}

describe('the console', () => {
  it('does not exist for anybody but administrators', async () => {
    for (const [who, status] of [
      [undefined, 401],
      [citizen, 404],
      [desk, 404],
      [specialist, 404],
    ] as const) {
      signedIn = who;
      expect((await ask('GET', 'procedures')).statusCode).toBe(status);
      expect((await ask('POST', 'drafts', { code: '1.013225' })).statusCode).toBe(status);
      expect((await ask('POST', `drafts/${randomUUID()}/publish`, { revision: 1, liveVersion: null })).statusCode).toBe(
        status,
      );
      expect((await ask('POST', 'procedures/1.013225/roll-back', { version: 'x' })).statusCode).toBe(status);
    }
    signedIn = admin;
    expect((await ask('GET', 'procedures')).json()).toContainEqual(expect.objectContaining({ code: '1.013225' }));
    expect((await ask('GET', `drafts/${randomUUID()}`)).statusCode).toBe(404);
  });
});

describe('a draft', () => {
  it('begun from the version offered is that version, drawn and without problems', async () => {
    const draft = await open(await begin('1.013225'));
    expect(draft).toMatchObject({ code: '1.013225', revision: 1, savedBy: admin.name });
    expect(draft.processXml).toContain('bpmndi:BPMNShape');
    const { problems, goldens } = await check(draft.id);
    expect(problems).toEqual([]);
    expect(goldens.length).toBeGreaterThan(2);
    const told = shapes.Differences.parse((await ask('GET', `drafts/${draft.id}/differences`)).json());
    expect(told).toMatchObject({ differences: [], liveVersion: draft.baseVersion });
    expect((await ask('GET', `drafts/${draft.id}/preview`)).json()).toMatchObject({ definition: { code: '1.013225' } });
  });

  it('begun anew holds every file, and the checks say what is to be filled in', async () => {
    const id = await begin('1.099999', 'Thủ tục "mới" & thử');
    const { problems } = await check(id);
    expect(problems.map(({ file }) => file)).toEqual(expect.arrayContaining(['procedure.yaml', 'form.json', 'golden']));
    expect(problems.some(({ file }) => file === 'process.bpmn')).toBe(false);
    const rows = (await ask('GET', 'procedures')).json();
    expect(rows[0]).toMatchObject({ currentVersion: null });
    expect((await ask('DELETE', `drafts/${id}`)).statusCode).toBe(204);
    expect((await ask('GET', `drafts/${id}`)).statusCode).toBe(404);
  });

  it('is checked with unsaved files over it; a problem of the process names its element', async () => {
    const id = await begin('1.001193');
    const { files } = await open(id);
    const wrong = files['process.bpmn']?.replace('motcua:action="propose"', 'motcua:action="prepose"') ?? '';
    const { problems } = await check(id, { 'process.bpmn': wrong });
    expect(problems).toContainEqual(expect.objectContaining({ file: 'process.bpmn', element: 'propose' }));
    const term = files['procedure.yaml']?.replace('term: same day', 'term: some day') ?? '';
    expect((await check(id, { 'procedure.yaml': term })).problems[0]).toMatchObject({
      file: 'procedure.yaml',
      line: expect.any(Number),
    });
    expect((await check(id)).problems).toEqual([]);
    const other = files['procedure.yaml']?.replace("code: '1.001193'", "code: '1.001194'") ?? '';
    expect((await check(id, { 'procedure.yaml': other })).problems).toHaveLength(1);
  });

  it('is shown as officials would have it before them, from a golden dossier', async () => {
    const id = await begin('1.013225');
    const view = shapes.DeskPreview.parse((await ask('GET', `drafts/${id}/desk-preview`)).json());
    expect(view.golden).toBeGreaterThanOrEqual(0);
    expect(view.rows.length).toBeGreaterThan(5);
    expect(view.documents.every(({ isRequired, isHandedIn }) => !isRequired || isHandedIn)).toBe(true);
    const [handedIn, accepted] = view.steps;
    expect(handedIn?.may.find(({ role }) => role === 'reception_officer')?.tasks).toEqual(['Tiếp nhận']);
    expect(handedIn?.may.find(({ role }) => role === 'specialist')?.tasks).toEqual([]);
    expect(accepted?.may.find(({ role }) => role === 'leader')?.tasks).toEqual(['Phân công thụ lý']);
    expect(view.appointment).toMatchObject({ dueOn: expect.any(String) });
  });

  it('saved by somebody else meanwhile is not overwritten', async () => {
    const id = await begin('1.001193');
    const { files, revision } = await open(id);
    const save = () => ask('PUT', `drafts/${id}`, { revision, files: { 'procedure.yaml': files['procedure.yaml'] } });
    expect((await save()).statusCode).toBe(200);
    const second = await save();
    expect([second.statusCode, second.json().message]).toEqual([409, expect.stringContaining(admin.name)]);
    expect((await ask('PUT', `drafts/${id}`, { revision: 2, files: { '../x.yaml': '' } })).statusCode).toBe(400);
  });

  it('plays its golden dossiers one by one, and is not published while one ends otherwise', async () => {
    const id = await begin('1.001193');
    expect((await ask('POST', `drafts/${id}/play`, { golden: 0 })).json()).toMatchObject({ differences: [] });
    expect((await ask('POST', `drafts/${id}/play`, { golden: 99 })).statusCode).toBe(404);
    expect((await ask('GET', `drafts/${id}/desk-preview?golden=99`)).statusCode).toBe(404);
    const revision = await change(id, 'golden/refused.yaml', 'dueOn: 2026-06-02', 'dueOn: 2026-06-05');
    const { liveVersion } = (await ask('GET', `drafts/${id}/differences`)).json();
    const answer = await ask('POST', `drafts/${id}/publish`, { revision, liveVersion });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'design.golden_differs']);
    const faulty = await change(id, 'process.bpmn', 'motcua:action="sign"', 'motcua:action="sing"');
    expect((await ask('POST', `drafts/${id}/publish`, { revision: faulty, liveVersion })).json().code).toBe(
      'design.faulty',
    );
    expect((await ask('POST', `drafts/${id}/play`, { golden: 0 })).statusCode).toBe(422);
  });
});

describe('publishing', () => {
  it('is whole or not at all: what fails in between leaves the version offered and the draft as they were', async () => {
    const id = await begin('1.001193');
    await change(id, 'process.bpmn', 'name="Ký duyệt"', 'name="Ký duyệt kết quả"');
    const [{ revision }, before] = [await open(id), await findPublishedVersion(db, '1.001193')];
    const publish = (seen = revision) => ask('POST', `drafts/${id}/publish`, { revision: seen, liveVersion: before });
    expect((await publish(revision - 1)).json().message).toContain(admin.name);
    // The audit of the draft's end is the last thing written.
    const cutOff = sql`create function cut_off() returns trigger language plpgsql as 'begin raise exception ''cut off''; end'`;
    await cutOff.execute(db);
    await sql`create trigger cut_off before insert on infrastructure.audit
      for each row when (new.action = 'procedures.end_draft') execute function cut_off()`.execute(db);
    expect((await publish()).statusCode).toBe(500);
    expect(await findPublishedVersion(db, '1.001193')).toBe(before);
    expect((await open(id)).revision).toBe(revision);
    await sql`drop trigger cut_off on infrastructure.audit`.execute(db);
    const { version } = shapes.Published.parse((await publish()).json());
    expect(await findPublishedVersion(db, '1.001193')).toBe(version);
    expect((await publish()).statusCode).toBe(404);
  });

  it('offers the draft, leaves open dossiers on their version until they are moved as planned, and can be taken back', async () => {
    const before = await findPublishedVersion(db, '1.013225');
    const dossier = await handIn();
    const id = await begin('1.013225');
    const name = 'Thẩm định, gửi cơ quan phối hợp';
    await change(id, 'process.bpmn', name, 'Thẩm định và hỏi ý kiến');
    const { revision } = await open(id);
    const told = shapes.Differences.parse((await ask('GET', `drafts/${id}/differences`)).json());
    expect(told.differences.map(({ text }) => text).join()).toContain('Thẩm định và hỏi ý kiến');
    expect(told.affected).toMatchObject({
      total: 1,
      units: [{ unitName: expect.stringContaining('Vĩnh Yên'), count: 1 }],
    });
    const publish = (liveVersion: string | null) => ask('POST', `drafts/${id}/publish`, { revision, liveVersion });
    expect((await publish('a'.repeat(64))).json().code).toBe('procedure.published_meanwhile');
    const { version } = shapes.Published.parse((await publish(told.liveVersion)).json());
    expect(await findPublishedVersion(db, '1.013225')).toBe(version);
    expect((await findDossier(db, dossier))?.packageVersion).toBe(before);
    expect((await ask('GET', `drafts/${id}`)).statusCode).toBe(404);

    const versions = shapes.ProcedureVersions.parse((await ask('GET', 'procedures/1.013225')).json());
    expect(versions).toMatchObject({ currentVersion: version, canRollBack: true, affected: { onOtherVersions: 1 } });
    expect(versions.versions[0]).toMatchObject({ publishedBy: admin.name, isCurrent: true });

    const migrate = async (isRehearsal: boolean, to = version) =>
      ask('POST', 'procedures/1.013225/migration', { version: to, plan: randomUUID(), isRehearsal });
    const planned = shapes.MigrationPage.parse((await migrate(true)).json());
    expect(planned).toMatchObject({ moved: 1, next: null, dossiers: [{ code: dossier, obstacles: [] }] });
    expect((await findDossier(db, dossier))?.packageVersion).toBe(before);
    expect((await migrate(false, 'b'.repeat(64))).statusCode).toBe(409);
    expect((await migrate(false)).json()).toMatchObject({ moved: 1 });
    expect((await findDossier(db, dossier))?.packageVersion).toBe(version);

    expect((await ask('POST', 'procedures/1.013225/roll-back', { version: before })).statusCode).toBe(409);
    expect((await ask('POST', 'procedures/1.013225/roll-back', { version })).json()).toEqual({ version: before });
    const rows = await db
      .selectFrom('infrastructure.audit')
      .select(['action', 'actor_id'])
      .where('subject_id', '=', '1.013225')
      .where('actor_id', '=', admin.id)
      .execute();
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['procedures.begin_draft', 'procedures.publish', 'dossiers.migrate']),
    );
  });
});
