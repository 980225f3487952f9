import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { birthForm as form } from '#testing/birth-form.ts';
import { buildHttp } from '#testing/build.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { createPool } from '#infrastructure/database/connect.ts';
import { findBrokenLink } from './course/dossier-action.ts';
import { dossiersEn } from './dossiers.en.ts';
import { deskRoutes } from './dossiers.routes.ts';
import { dossiersVi } from './dossiers.vi.ts';
import { CounterIntake } from './intake/counter.contract.ts';
import { handInAtCounter } from './intake/hand-in-at-counter.ts';
import { commandDossier } from './actions/command-dossier.ts';
import { OfficerCommand } from './actions/officer-command.contract.ts';
import { listActions } from './store/actions.queries.ts';
import { findDossier } from './store/dossiers.queries.ts';
import { viewForOfficer } from './views/view-for-officer.ts';
import { viewForParty } from './views/view-for-party.ts';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db, owner } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const actors = {
  lan: await actor('dan.lan'),
  reception: await actor('tiepnhan.tichson'),
  leader: await actor('chutich.tichson'),
  specialist: await actor('tuphap.tichson'),
  clerk: await actor('vanthu.tichson'),
};

function intake(changes: Record<string, unknown> = {}) {
  const { name, personalId } = actors.lan;
  return CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '1.001193',
    areaCode: '08707',
    channel: 'post',
    postal: { consignment: ' eb123456789vn', receivedOn: '2026-11-22' },
    applicant: { kind: 'citizen', name, personalId, taxCode: null, phone: null, email: null, address: null },
    form,
    documents: [{ documentId: 'birth-note', originals: 1 }],
    delivery: { how: 'post', address: 'Tổ 3, phường Tích Sơn' },
    ...changes,
  });
}
const handIn = (changes?: Record<string, unknown>) =>
  handInAtCounter(deps, { actor: actors.reception, input: intake(changes) });

async function act(by: Actor, code: string, command: Record<string, unknown>) {
  const revision = (await findDossier(db, code))?.revision ?? 1;
  return commandDossier(deps, {
    actor: by,
    code,
    command: OfficerCommand.parse({ ...command, commandId: randomUUID(), revision }),
  });
}

async function untilIssued(): Promise<string> {
  const { code } = await handIn();
  await act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' });
  await act(actors.specialist, code, { kind: 'propose', outcome: 'refuse', summary: 'Đã đăng ký nơi khác.' });
  await act(actors.leader, code, { kind: 'sign', approve: true, note: '' });
  await act(actors.clerk, code, { kind: 'issue' });
  return code;
}

describe('a dossier that comes by public post', () => {
  it('keeps the number of the consignment and the day the post brought it', async () => {
    const { code } = await handIn();
    const view = await viewForOfficer(deps, actors.reception, code);
    expect(view).toMatchObject({
      channel: 'post',
      status: 'accepted',
      postedIn: { consignment: 'EB123456789VN', receivedOn: '2026-11-22' },
      postedOut: null,
    });
    expect(view.timeline[0]?.text).toContain('ngày 22/11/2026, số hiệu bưu gửi EB123456789VN');
  });

  it.each([
    [{ postal: null }, 'dossier.consignment_missing'],
    [{ postal: { consignment: 'EB123456789VN', receivedOn: '2026-11-24' } }, 'dossier.postal_day_wrong'],
  ])('is refused with %j', async (changes, refusal) => {
    await expect(handIn(changes)).rejects.toMatchObject({ code: refusal });
  });

  it('has nothing of the post when it is brought to the counter', async () => {
    const { code } = await handIn({ channel: 'counter' });
    expect((await viewForOfficer(deps, actors.reception, code)).postedIn).toBeNull();
  });
});

describe('a result that goes by public post', () => {
  it('is returned when it is handed to the post, and the citizen sees the number', async () => {
    const code = await untilIssued();
    const back = { kind: 'return_result', how: 'post', recipient: 'Nguyễn Thị Lan' };
    await expect(act(actors.reception, code, back)).rejects.toMatchObject({ code: 'dossier.consignment_missing' });
    await act(actors.reception, code, { ...back, consignment: 'CP987654321VN' });
    const dossier = await findDossier(db, code);
    expect(dossier?.returnedAt).toEqual(now());
    expect(dossier?.state.postedOut).toMatchObject({ consignment: 'CP987654321VN', recipient: 'Nguyễn Thị Lan' });
    const seen = await viewForParty(deps, actors.lan, code);
    expect(seen.timeline.map(({ text }) => text)).toContain(
      'Kết quả đã gửi qua bưu chính công ích, số hiệu bưu gửi CP987654321VN.',
    );
    expect(findBrokenLink(dossier?.id ?? '', await listActions(db, dossier?.id ?? ''))).toBeUndefined();
  });

  it('stands in the list of the day for the postman, and on its sheet', async () => {
    const code = await untilIssued();
    await act(actors.reception, code, {
      kind: 'return_result',
      how: 'post',
      recipient: 'Nguyễn Thị Lan',
      consignment: 'CP111111111VN',
    });
    let signedIn: Actor | undefined = actors.reception;
    const app = await buildHttp({ vi: dossiersVi, en: dossiersEn }, async () => signedIn);
    deskRoutes(app, deps);
    const ask = (on: string) => app.inject({ method: 'GET', url: `/api/desk/post?on=${on}` });
    const rows = (await ask('2026-11-23')).json();
    expect(rows.find((row: { code: string }) => row.code === code)).toEqual({
      code,
      procedureName: 'Đăng ký khai sinh',
      recipient: 'Nguyễn Thị Lan',
      address: 'Tổ 3, phường Tích Sơn',
      phone: '',
      consignment: 'CP111111111VN',
      postedAt: '2026-11-23T02:00:00.000Z',
    });
    expect((await ask('2026-11-24')).json()).toEqual([]);
    const made = await app.inject({ method: 'POST', url: '/api/desk/post', payload: { on: '2026-11-23' } });
    expect(made.json()).toEqual({ paperId: expect.any(String) });
    signedIn = actors.clerk;
    expect((await ask('2026-11-23')).statusCode).toBe(404);
    signedIn = actors.lan;
    expect((await ask('2026-11-23')).statusCode).toBe(404);
    signedIn = undefined;
    expect((await ask('2026-11-23')).statusCode).toBe(401);
  });

  it('is found by an index of its own', async () => {
    const pool = createPool(owner, 1);
    await pool.query('set enable_seqscan = off');
    const { rows } = await pool.query(
      `explain select code from dossiers.dossier where desk_unit_id = $1 and returned_at >= now() and (state -> 'postedOut') is not null and state -> 'postedOut' <> 'null'::jsonb`,
      [randomUUID()],
    );
    await pool.end();
    expect(JSON.stringify(rows)).toContain('dossier_posted');
  });
});
