import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { findBrokenLink } from './dossier-action.ts';
import { listActions } from './actions.queries.ts';
import { commandDossier } from './command-dossier.ts';
import { CounterIntake } from './counter.contract.ts';
import { OfficerCommand } from './dossiers.contract.ts';
import { findDossier } from './dossiers.queries.ts';
import { handInAtCounter } from './hand-in-at-counter.ts';
import { listReceived } from './list-received.ts';
import { quoteIntake } from './quote-intake.ts';
import { viewForOfficer } from './view-dossier.ts';

const { db } = await testDatabase();
const now = () => new Date('2026-11-23T02:00:00Z');
const { deps, actor } = await buildOffice(db, now);
const reception = await actor('tiepnhan.tichson');
const elsewhere = await actor('tiepnhan.tinh');

const form = {
  requester: { relation: 'mother' },
  child: {
    name: 'Nguyễn Gia Huy',
    birthDate: '2026-11-01',
    gender: 'male',
    ethnicGroup: '01',
    nationality: 'VN',
    birthPlace: 'Bệnh viện Sản Nhi Vĩnh Phúc',
    homeTown: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc',
  },
  mother: {
    name: 'Nguyễn Thị Lan',
    birthDate: '1992-04-12',
    ethnicGroup: '01',
    nationality: 'VN',
    residence: { district: '243', commune: '08707', detail: 'Tổ dân phố số 3' },
  },
  copies: { declaration: true },
};
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
    const input = intake();
    const { code } = await handInAtCounter(deps, { actor: reception, input });
    expect(await handInAtCounter(deps, { actor: reception, input })).toMatchObject({ code });
    const view = await viewForOfficer(deps, reception, code);
    expect(view).toMatchObject({ status: 'accepted', channel: 'counter', documents: [{ paperOriginals: 1 }] });
    expect(view.requiredDocuments.map(({ id }) => id)).not.toContain('identity-paper');
    expect((await listReceived(deps, reception, '2026-11-23')).map((row) => row.code)).toContain(code);
    expect(await listReceived(deps, elsewhere, '2026-11-23')).toEqual([]);
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
