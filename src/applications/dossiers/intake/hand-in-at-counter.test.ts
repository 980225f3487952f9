import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { birthForm as form } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { findBrokenLink } from '../course/dossier-action.ts';
import { listActions } from '../store/actions.queries.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { CounterIntake } from './counter.contract.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { WorkListQuery } from '../views/work-list.contract.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { handInAtCounter } from './hand-in-at-counter.ts';
import { listReceived } from '../views/list-received.ts';
import { listWork } from '../views/list-work.ts';
import { quoteIntake } from './quote-intake.ts';
import { viewForOfficer } from '../views/view-for-officer.ts';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const reception = await actor('tiepnhan.tichson');
const elsewhere = await actor('tiepnhan.tinh');

const applicant = {
  kind: 'citizen',
  name: 'Nguyễn Thị Lan',
  personalId: null,
  taxCode: null,
  phone: null,
  email: null,
  address: null,
};

function intake() {
  return CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '1.001193',
    areaCode: '08707',
    applicant,
    form,
    documents: [{ documentId: 'birth-note', originals: 1 }],
  });
}

describe('taking a dossier in at the counter', () => {
  it('accepts it in one stroke and lists the papers counted', async () => {
    const delivery = { how: 'post' as const, address: 'Tổ 3, phường Tích Sơn' };
    const input = { ...intake(), delivery };
    const { code } = await handInAtCounter(deps, { actor: reception, input });
    expect(await handInAtCounter(deps, { actor: reception, input })).toMatchObject({ code });
    const view = await viewForOfficer(deps, reception, code);
    expect(view).toMatchObject({ status: 'accepted', channel: 'counter', documents: [{ paperOriginals: 1 }] });
    expect(view.delivery).toEqual(delivery);
    expect(view.requiredDocuments.map(({ id }) => id)).not.toContain('identity-paper');
    const received = await listReceived(deps, reception, { on: '2026-11-23', lang: 'en' });
    expect(received.find((row) => row.code === code)).toMatchObject({ statusText: 'Accepted' });
    expect(await listReceived(deps, elsewhere, { on: '2026-11-23', lang: 'vi' })).toEqual([]);
  });

  it('helped in at another desk leaves acceptance to the authority’s own desk, which counts the papers then', async () => {
    const { code } = await handInAtCounter(deps, { actor: elsewhere, input: intake() });
    const before = await viewForOfficer(deps, reception, code);
    expect(before.status).toBe('submitted');
    const documents = [{ documentId: 'birth-note', originals: 0, copies: 2 }];
    const command = { kind: 'accept', commandId: randomUUID(), revision: before.revision, documents };
    await commandDossier(deps, { actor: reception, code, command: OfficerCommand.parse(command) });
    const after = await viewForOfficer(deps, reception, code);
    expect(after.documents).toMatchObject([
      { paperOriginals: 1, replaced: false },
      { paperCopies: 2, replaced: false },
    ]);
    const dossier = await findDossier(db, code);
    expect(findBrokenLink(dossier?.id ?? '', await listActions(db, dossier?.id ?? ''))).toBeUndefined();
  });

  it('takes the papers and the corrected form of a supplement brought to the desk', async () => {
    const { code } = await handInAtCounter(deps, { actor: elsewhere, input: intake() });
    const act = async (command: object) => {
      const { revision } = await viewForOfficer(deps, reception, code);
      const whole = OfficerCommand.parse({ ...command, commandId: randomUUID(), revision });
      await commandDossier(deps, { actor: reception, code, command: whole });
    };
    const items = [{ target: 'birth-note', name: 'Giấy chứng sinh', what: 'Chưa có dấu của bệnh viện.' }];
    await act({ kind: 'request_supplement', items, reason: 'Giấy chứng sinh chưa hợp lệ.' });
    const corrected = { ...form, child: { ...form.child, name: 'Nguyễn Gia Khánh' } };
    await act({ kind: 'supplement', documents: [{ documentId: 'birth-note', originals: 1 }], form: corrected });
    const view = await viewForOfficer(deps, reception, code);
    expect(view).toMatchObject({ status: 'submitted', form: { child: { name: 'Nguyễn Gia Khánh' } } });
    expect(view.documents.map(({ round, replaced }) => ({ round, replaced }))).toEqual([
      { round: 0, replaced: true },
      { round: 1, replaced: false },
    ]);
  });
});

describe('a dossier that waits for its fee', () => {
  const criminalRecord = {
    person: {
      name: 'Đỗ Quốc Khánh',
      birthDate: '1990-05-06',
      gender: 'male',
      birthPlace: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc',
      nationality: 'VN',
      ethnicGroup: '01',
      personalId: '026090000111',
      residence: { district: '243', commune: '08707', detail: 'Tổ dân phố số 4' },
      phone: '0987654321',
    },
    family: { fatherName: 'Đỗ Văn Tiến', motherName: 'Lê Thị Hạnh' },
    residences: [{ from: '2018-05', place: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc', occupation: 'Kỹ sư' }],
    request: { purpose: 'Xin việc làm', count: 1, feeGroup: 'none' },
    commitment: { declaration: true },
  };

  it('is listed for the cashier of the desk that received it until the fee is paid', async () => {
    const input = CounterIntake.parse({
      commandId: randomUUID(),
      procedureCode: '2.000488',
      areaCode: null,
      applicant: { ...applicant, name: 'Đỗ Quốc Khánh' },
      form: criminalRecord,
      documents: [{ documentId: 'identity-paper', originals: 0, copies: 1 }],
    });
    const { code } = await handInAtCounter(deps, { actor: elsewhere, input });
    const waiting = async (officer: typeof reception) => {
      const { items, counts } = await listWork(deps, officer, WorkListQuery.parse({ urgency: 'waiting' }));
      expect(counts.waiting).toBe(items.length);
      return items.map((item) => item.code);
    };
    const { revision, status, papers } = await viewForOfficer(deps, elsewhere, code, 'en');
    expect(status).toBe('awaiting_payment');
    expect(papers.every(({ title }) => /^[ -~]+$/.test(title))).toBe(true);
    const english = await listWork(deps, elsewhere, WorkListQuery.parse({ urgency: 'waiting' }), 'en');
    expect(english.items[0]?.procedureName).toMatch(/criminal record/i);
    expect(await waiting(elsewhere)).toEqual([code]);
    expect(await waiting(reception)).toEqual([]);
    const pay = { kind: 'pay', commandId: randomUUID(), revision, method: 'cash' };
    await commandDossier(deps, { actor: elsewhere, code, command: OfficerCommand.parse(pay) });
    expect(await waiting(elsewhere)).toEqual([]);
  });
});

describe('a quote', () => {
  const ask = (answers: Record<string, unknown>) =>
    quoteIntake(deps, { procedureCode: '1.001193', channel: 'counter', form: answers });

  it('tells which papers this case needs and what it costs', async () => {
    const { documents, fees } = await ask(form);
    expect(documents.find(({ id }) => id === 'birth-note')?.isRequired).toBe(true);
    expect(fees).toEqual([]);
  });

  it('names no fee while the form still has errors', async () => {
    expect((await ask({ child: { ...form.child, abandoned: true } })).fees).toBeNull();
  });
});
