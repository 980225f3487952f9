import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { findDraft } from '../store/drafts.queries.ts';
import { viewForOfficer } from '../views/view-for-officer.ts';
import { handInAmendment, openAmendment } from './amend-dossier.ts';
import { handInDraft } from './hand-in-draft.ts';
import { openDraft, saveDraft } from './save-draft.ts';

const at = new Date('2026-06-05T01:00:00Z');
const { db } = await provinceDatabase(() => at);
const { deps, ...office } = await buildOffice(db, () => at);
const lan = await office.actor('dan.lan');
const hung = await office.actor('dan.hung');
const desk = await office.actor('tiepnhan.tinh');

const filled = (drawing: object | undefined) => ({
  requester: { name: 'Nguyễn Thị Lan', phone: '0912345678', purpose: 'build' },
  plot: {
    address: { district: '243', commune: '08707', detail: 'Đường Lam Sơn' },
    hasParcelNumber: true,
    mapSheet: '27',
    parcel: '118',
    areaM2: 120,
    ...(drawing && { drawing }),
  },
  request: { topics: ['land_use'] },
});
const upload = (accountId = lan.id) => readyUpload(db, { accountId, at });

async function handIn(drawing: object | undefined): Promise<string> {
  const id = await openDraft(deps, { actor: lan, procedureCode: '1.008432' });
  const draft = await findDraft(db, { id, accountId: lan.id });
  if (!draft) throw new Error('no draft');
  await saveDraft(deps, { actor: lan, id, revision: 1, content: { ...draft.content, form: filled(drawing) } });
  return (await handInDraft(deps, { actor: lan, draftId: id, commandId: randomUUID() })).code;
}

async function amend(code: string, drawing: object | undefined): Promise<void> {
  const id = await openAmendment(deps, { actor: lan, code });
  const draft = await findDraft(db, { id, accountId: lan.id });
  if (!draft?.amends) throw new Error('no amendment');
  const content = { ...draft.content, form: filled(drawing) };
  const input = { actor: lan, draft: { ...draft, amends: draft.amends, content }, commandId: randomUUID() };
  await handInAmendment(deps, input);
}

async function filesOf(code: string) {
  const documents = await listDocuments(db, (await findDossier(db, code))?.id ?? '');
  return documents.map(({ documentId, name, file, replaced }) => ({ documentId, name, file: file?.name, replaced }));
}

const frozen = { documentId: 'form.plot.drawing', name: 'Bản vẽ hoặc ảnh chụp khu đất', file: 'giay-to.pdf' };

describe('a file in the form', () => {
  it('is frozen at the hand-in and opened by the officer among the papers', async () => {
    const code = await handIn({ upload: await upload(), name: 'dat.pdf' });
    expect(await filesOf(code)).toEqual([{ ...frozen, replaced: false }]);
    const view = await viewForOfficer(deps, desk, code);
    expect(view).toMatchObject({ view: 'whole', documents: [{ name: frozen.name }] });
    expect(JSON.stringify(view)).toContain('dat.pdf');
  });

  it('is refused when it is another person’s, or was never sent', async () => {
    const refused = { code: 'dossier.file_not_ready' };
    await expect(handIn({ upload: await upload(hung.id), name: 'dat.pdf' })).rejects.toMatchObject(refused);
    await expect(handIn({ upload: randomUUID(), name: 'dat.pdf' })).rejects.toMatchObject(refused);
  });

  it('that is another one in a corrected form takes its place; one that is taken out no longer counts', async () => {
    const first = { upload: await upload(), name: 'dat.pdf' };
    const code = await handIn(first);
    await amend(code, { upload: await upload(), name: 'dat-moi.pdf' });
    expect(await filesOf(code)).toEqual([
      { ...frozen, replaced: true },
      { ...frozen, replaced: false },
    ]);
    await amend(code, undefined);
    expect((await filesOf(code)).every(({ replaced }) => replaced)).toBe(true);
  });
});
