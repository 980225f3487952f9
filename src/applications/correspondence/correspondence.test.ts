import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import {
  commandDossier,
  CounterIntake,
  findDossier,
  handInAtCounter,
  viewForOfficer,
} from '#applications/dossiers/index.ts';
import { OfficerCommand } from '#applications/dossiers/actions/officer-command.contract.ts';
import { readDocument } from '#connectors/document-axis/read-edxml.ts';
import { abroadForm } from '#testing/abroad-form.ts';
import { buildHttp } from '#testing/build.ts';
import { buildDocumentAxis } from '#testing/document-axis.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { DocumentsView } from './documents.contract.ts';
import { listToLookAt } from './overview.queries.ts';
import {
  correspondenceRoutes,
  correspondenceSubscriptions,
  reconcileDocuments,
  repairDocuments,
  sendDocuments,
  takeDocuments,
} from './index.ts';

let at = new Date('2026-06-01T01:00:00Z');
const now = () => at;
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const [reception, leader, specialist] = await Promise.all([
  actor('tiepnhan.tichson'),
  actor('chutich.tichson'),
  actor('tuphap.tichson'),
]);
const axis = await buildDocumentAxis(db, now);
const exchange = { ...deps, documentAxis: axis.documentAxis };
afterAll(axis.close);
const ministry = '000.00.08.G15';

async function act(by: Actor, code: string, command: Record<string, unknown> & { kind: OfficerCommand['kind'] }) {
  const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
  const whole = OfficerCommand.parse({ ...command, commandId: randomUUID(), revision });
  return commandDossier(deps, { actor: by, code, command: whole });
}

/** Events of the outbox that were not carried yet, each given to its subscribers; twice, as may happen. */
let carried = 0;
async function carryEvents() {
  const rows = await db
    .selectFrom('infrastructure.outbox')
    .select(['id', 'event', 'payload'])
    .where('id', '>', carried)
    .orderBy('id')
    .execute();
  for (const { event, payload } of [...rows, ...rows])
    for (const one of correspondenceSubscriptions(deps)) if (one.event === event) await one.handle(payload);
  carried = rows.at(-1)?.id ?? carried;
}
const later = (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000);
};
async function exchangeAll() {
  await carryEvents();
  for (let round = 0; round < 2; round += 1) {
    later(1);
    await sendDocuments(exchange).run();
    await takeDocuments(exchange).run();
  }
}

/** A dossier whose specialist has asked the ministry. */
async function ask(): Promise<string> {
  const input = CounterIntake.parse({
    ...{ commandId: randomUUID(), procedureCode: '1.004873', areaCode: '08707', form: abroadForm },
    applicant: {
      ...{ kind: 'citizen', name: 'Đỗ Quốc Khánh', personalId: '026096000111', taxCode: null },
      ...{ phone: null, email: null, address: null },
    },
    documents: [{ documentId: 'identity-paper', originals: 0, copies: 1 }],
  });
  const { code } = await handInAtCounter(deps, { actor: reception, input });
  await act(leader, code, { kind: 'assign', assigneeId: specialist.id });
  await act(specialist, code, { kind: 'consult', asked: [{ partner: 'ministry' }] });
  return code;
}

const view = (code: string) => viewForOfficer(deps, specialist, code);
const consultation = async (code: string) => (await view(code)).consultations.at(-1);
const story = async (code: string) => (await view(code)).timeline.map(({ text }) => text).join('\n');
const ofDossier = (code: string) =>
  db.selectFrom('correspondence.document').selectAll().where('dossier_code', '=', code).orderBy('created_at').execute();
async function delivered(code: string) {
  const [row] = (await ofDossier(code)).toReversed();
  const found = (await axis.book.delivered('H62')).find((one) => one.documentCode === row?.document_code);
  if (!found) throw new Error('The letter was not delivered');
  return readDocument(found.xml, found.to);
}

describe('a question to an agency outside the system', () => {
  it('goes out as one letter with its attachment, and its statuses stand in the dossier’s course', async () => {
    const code = await ask();
    await exchangeAll();
    const letter = await delivered(code);
    expect(letter).toMatchObject({
      ...{ from: { code: expect.stringMatching(/\.H62$/) }, to: { code: ministry }, notation: 'PCHS' },
      ...{ dueOn: '2026-06-04', responseFor: null, subject: `Đề nghị phối hợp giải quyết hồ sơ ${code}` },
    });
    expect(letter.documentCode).toMatch(/^[0-9.]+\.H62,2026\/06\/01,\d+\/PCHS$/);
    expect(
      Buffer.from(letter.attachments[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await ofDossier(code)).toMatchObject([{ state: 'sent', status: '01' }]);
    expect(await story(code)).toContain('gửi qua trục liên thông: đã đến');
    await axis.agency.tell(letter, '03');
    await axis.agency.tell(letter, '05');
    await exchangeAll();
    expect((await consultation(code))?.receivedAt).not.toBeNull();
    expect(await story(code)).toContain('đang xử lý');
  });

  it('is answered by a letter, which is the partner’s answer in the dossier, once', async () => {
    const code = await ask();
    await exchangeAll();
    const letter = await delivered(code);
    await axis.agency.reply(letter, 'Không có thông tin đăng ký kết hôn.');
    await axis.agency.tell(letter, '03');
    await exchangeAll();
    const answered = await consultation(code);
    expect(answered).toMatchObject({
      ended: 'answered',
      answer: { outcome: 'letter', summary: 'Không có thông tin đăng ký kết hôn.' },
    });
    expect(answered?.answer?.documents).toMatchObject([{ name: 'cong-van-tra-loi.pdf' }]);
    const told = await axis.book.statusesOf(
      (await axis.book.ofDay('H62', '2026-06-01')).findLast(({ kind, from }) => kind === 'edoc' && from === ministry)
        ?.documentCode ?? '',
    );
    expect(told.toSorted()).toEqual(['01', '03', '06']);
    expect((await view(code)).allowedActions.map(({ kind }) => kind)).toContain('propose');
  });

  it('that is refused comes back to who asked with the reason, and can be asked again as another letter', async () => {
    const code = await ask();
    await exchangeAll();
    const first = await delivered(code);
    await axis.agency.tell(first, '02', 'Thiếu họ tên khai sinh');
    await exchangeAll();
    expect(await consultation(code)).toMatchObject({ missing: [{ what: 'Thiếu họ tên khai sinh' }] });
    await act(specialist, code, { kind: 'consult_again', partner: 'ministry', note: 'Đã bổ sung' });
    await exchangeAll();
    const second = await delivered(code);
    expect(second.documentCode).not.toBe(first.documentCode);
    expect(second.content).toContain('Đã bổ sung');
    await axis.agency.reply(second, 'Không có.');
    await exchangeAll();
    expect(await consultation(code)).toMatchObject({ ended: 'answered' });
  });

  it('is taken back when the dossier is withdrawn', async () => {
    const code = await ask();
    await exchangeAll();
    const letter = await delivered(code);
    await act(reception, code, { kind: 'withdraw', reason: 'Người nộp rút' });
    await exchangeAll();
    expect((await axis.book.statusesOf(letter.documentCode)).toSorted()).toEqual(['01', '13', '15']);
    await exchangeAll();
    expect(await story(code)).toContain('đồng ý cho lấy lại');
    const late = await axis.agency.reply(letter, 'Quá muộn');
    await exchangeAll();
    expect(await axis.book.statusesOf(late.documentCode)).toEqual(['02']);
  });

  it('withdrawn before it was sent is never sent', async () => {
    const code = await ask();
    await carryEvents();
    await act(reception, code, { kind: 'withdraw', reason: 'Người nộp rút' });
    await exchangeAll();
    expect(await ofDossier(code)).toMatchObject([{ state: 'cancelled' }]);
    const [row] = await ofDossier(code);
    expect((await axis.book.delivered('H62')).map((one) => one.documentCode)).not.toContain(row?.document_code);
  });
});

describe('what should not have come', () => {
  it.each([
    ['nothing was asked', {}, 'Không có văn bản nào'],
    [
      'an answer to a letter of somebody else',
      { responseFor: '000.00.31.H62,2026/06/01,999/PCHS' },
      'Không có văn bản',
    ],
    ['no letter in it', { attachments: [] }, 'Không có tệp văn bản nào'],
    [
      'a file that is none',
      { attachments: [{ name: 'a.pdf', mediaType: '', bytes: Buffer.from('MZ') }] },
      'Tệp a.pdf không nhận được',
    ],
  ])('is refused with the reason and kept: %s', async (_, changes, why) => {
    const code = await ask();
    await exchangeAll();
    const letter = await delivered(code);
    const bad = await axis.agency.reply(letter, 'x', {
      ...{ documentCode: `${ministry},2026/06/01,${randomUUID().slice(0, 6)}/CV`, responseFor: null },
      ...('attachments' in changes && { responseFor: letter.documentCode }),
      ...changes,
    });
    await exchangeAll();
    const kept = db.selectFrom('correspondence.document').selectAll().where('document_code', '=', bad.documentCode);
    expect(await kept.executeTakeFirst()).toMatchObject({ state: 'refused', reason: expect.stringContaining(why) });
    expect(await axis.book.statusesOf(bad.documentCode)).toEqual(['02']);
    expect(await consultation(code)).toMatchObject({ ended: null });
  });

  it.each([
    ['no XML', 'xin chào'],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['another standard', '<x/>'],
  ])('is refused and kept as it came: %s', async (_, xml) => {
    const documentCode = `${ministry},2026/06/01,${randomUUID().slice(0, 6)}/XX`;
    await axis.book.put({ kind: 'edoc', from: ministry, to: '000.01.31.H62', documentCode, statusCode: '', xml });
    await exchangeAll();
    const kept = db.selectFrom('correspondence.document').selectAll().where('document_code', '=', documentCode);
    const row = await kept.executeTakeFirstOrThrow();
    expect(row.state).toBe('refused');
    expect(await deps.storage.has(row.raw_sha256 ?? '')).toBe(true);
    expect(await axis.book.statusesOf(documentCode)).toEqual(['02']);
  });

  it('is shown to who manages the connections, as it came, and to nobody else', async () => {
    let signedIn: Actor | undefined = specialist;
    const app = await buildHttp({ vi: {}, en: {} }, async () => signedIn);
    correspondenceRoutes(app, { ...exchange, managesConnections: ({ id }) => id === leader.id });
    expect((await app.inject({ url: '/api/documents' })).statusCode).toBe(404);
    signedIn = undefined;
    expect((await app.inject({ url: '/api/documents' })).statusCode).toBe(401);
    signedIn = leader;
    const view = DocumentsView.parse((await app.inject({ url: '/api/documents' })).json());
    const odd = view.rows.find(({ reason }) => reason.includes('QCVN 102:2016'));
    expect(odd).toMatchObject({ direction: 'in', state: 'refused', other: ministry, otherName: '', hasRaw: true });
    const raw = await app.inject({ url: `/api/documents/${odd?.id ?? ''}/raw` });
    expect([raw.headers['content-type'], raw.body]).toEqual(['text/plain; charset=utf-8', '<x/>']);
    signedIn = specialist;
    expect((await app.inject({ url: `/api/documents/${odd?.id ?? ''}/raw` })).statusCode).toBe(404);
  });

  it('is a status out of its order: it is written down and changes nothing', async () => {
    const code = await ask();
    await exchangeAll();
    const letter = await delivered(code);
    await axis.agency.tell(letter, '05');
    await exchangeAll();
    expect(await ofDossier(code)).toMatchObject([{ status: '01' }]);
    expect(await story(code)).not.toContain('đang xử lý');
  });
});

describe('after an outage', () => {
  it('what waited is sent once, and what came meanwhile is taken once', async () => {
    const code = await ask();
    await axis.behaves('down');
    await exchangeAll();
    expect(await ofDossier(code)).toMatchObject([{ state: 'waiting', fault: 'down' }]);
    const shown = (await listToLookAt(db, 200)).find(({ dossierCode }) => dossierCode === code);
    expect(shown).toMatchObject({
      other: ministry,
      otherName: 'Cục Hành chính tư pháp, Bộ Tư pháp',
      fault: '',
      silence: 'down',
    });
    await axis.behaves('normal');
    later(5);
    await exchangeAll();
    await exchangeAll();
    expect(await ofDossier(code)).toMatchObject([{ state: 'sent', status: '01', fault: '' }]);
  });

  it('both sides are equal again: what the axis lost is sent anew, what we lost is taken anew', async () => {
    const on = '2026-06-10';
    at = new Date(`${on}T02:00:00Z`);
    const code = await ask();
    await exchangeAll();
    const letter = await delivered(code);
    await axis.agency.reply(letter, 'Không có.');
    await exchangeAll();
    await exchangeAll();
    expect(await reconcileDocuments(exchange, on)).toMatchObject({ onlyOurs: [], onlyTheirs: [] });
    await db
      .deleteFrom('document_axis_stand_in.message')
      .where('document_code', '=', letter.documentCode)
      .where('kind', '=', 'edoc')
      .execute();
    await db
      .deleteFrom('correspondence.status_message')
      .where('document_code', '=', letter.documentCode)
      .where('direction', '=', 'in')
      .execute();
    const found = await repairDocuments(exchange, on);
    expect([found.onlyOurs.length, found.onlyTheirs.length]).toEqual([1, 1]);
    await exchangeAll();
    expect(await reconcileDocuments(exchange, on)).toMatchObject({ onlyOurs: [], onlyTheirs: [] });
    await axis.behaves('down');
    await expect(reconcileDocuments(exchange, on)).rejects.toThrow('down');
    await axis.behaves('normal');
  });
});
