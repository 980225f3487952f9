import { vietnamDay } from '#infrastructure/clock.ts';
import { once } from '#infrastructure/command.queries.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Refusal } from '#infrastructure/refusal.ts';
import { findCurrentPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import { createForm, problemText, type FormProblem } from '#platform/forms/index.ts';
import { deleteUpload, receiveFormFile, type UploadDeps } from '#platform/papers/index.ts';
import { Acted } from '../actions/act-on-dossier.ts';
import { systemActor } from '../actions/act-as-system.ts';
import { performAction } from '../actions/perform-action.ts';
import type { Course } from '../course/course.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { Party } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import type { HandedDocument } from '../intake/snapshot-documents.ts';
import { submitDossier } from '../intake/submit-dossier.ts';
import { findByPortalCode, insertPortalCode } from '../national-sync/national-sync.queries.ts';
import { fillFromNational, type NationalForm } from './national-forms.ts';
import type { PortalSubmission } from './portal-submission.contract.ts';

export type PortalIntakeDeps = DossierDeps & {
  uploads: UploadDeps;
  nationalForms: ReadonlyMap<string, NationalForm>;
};

/** What was handed in there is handed in by the portal for its owner, who may have no account here. */
const portal = {
  ...{ id: uuidOf('national-portal'), kind: 'officer' as const, name: 'Cổng Dịch vụ công quốc gia' },
  ...{ personalId: null, taxCode: null, posts: [] },
};
const partyKinds = { '1': 'citizen', '2': 'enterprise', '3': 'organisation', '4': 'organisation' } as const;
const mostNote = 4000;

/**
 * Nhận hồ sơ nộp tại Cổng Dịch vụ công quốc gia: checked as one handed in here, and from then on an online dossier like any other. The
 * same code sent again is the dossier there is. A refused one leaves nothing behind.
 */
export async function handInFromPortal(deps: PortalIntakeDeps, sent: PortalSubmission): Promise<Acted> {
  const known = await findByPortalCode(deps.db, sent.MaHoSo);
  if (known) return { code: known, revision: 1 };
  const installed = await findCurrentPackage(deps.db, sent.MaTTHC);
  const national = deps.nationalForms.get(sent.MaTTHC);
  if (!installed || !national) throw refuse('dossier.procedure_not_found', { code: sent.MaTTHC });
  const unit = await findUnitByAgencyCode(deps.db, sent.DonViXuLy, vietnamDay(deps.now()));
  if (!unit) throw refuse('dossier.no_authority');
  const { form, others } = fillFromNational(national, membersOf(sent.ThongTinKhac));
  const commandId = uuidOf(`national-portal ${sent.MaHoSo}`);
  const received = await receivePapers(deps, national, sent);
  try {
    return await once(deps.db, {
      command: { id: commandId, actorId: portal.id, name: `national ${sent.MaHoSo}` },
      at: deps.now(),
      answer: Acted,
      work: async (tx) => {
        const applicant = ownerOf(sent);
        const delivery = {
          how: sent.HinhThuc === '1' ? ('post' as const) : ('online' as const),
          address: sent.ThongTinTra || null,
        };
        const submitted = await submitDossier(
          tx,
          deps,
          {
            ...{ commandId, installed, channel: 'online', form, delivery, documents: received },
            parties: { applicant, owner: applicant, authorisation: null },
            ...{ origins: {}, covers: {}, areaCode: unit.areaCode, receivedUnitId: null, helpedUnitId: null },
          },
          { actor: portal, name: { id: null, name: applicant.name, unitId: null, title: null } },
        );
        const notes = [...(sent.GhiChu ? [sent.GhiChu] : []), ...others];
        const { dossier } = keepNotes(tx, deps, { course: submitted, installed, notes, portalCode: sent.MaHoSo });
        insertPortalCode(tx, { dossier, portalCode: sent.MaHoSo, at: deps.now() });
        return { code: dossier.code, revision: dossier.revision };
      },
    });
  } catch (error) {
    for (const { uploadId } of received)
      if (uploadId) await deleteUpload(deps.db, { id: uploadId, accountId: portal.id });
    throw error;
  }
}

/** Tờ khai còn sai chỗ nào, in words: what the portal shows to who handed it in. */
export function faultsInWords(
  { codeLists }: Pick<DossierDeps, 'codeLists'>,
  { error, form }: { error: Refusal; form: InstalledPackage['form'] },
): string {
  const { details } = error;
  const problems = isProblems(details) ? details.problems : [];
  return problems.map((problem) => problemText(problem, createForm(form, { codeLists }), 'vi')).join(' ');
}

const isProblems = (details: unknown): details is { problems: FormProblem[] } =>
  typeof details === 'object' && details !== null && 'problems' in details && Array.isArray(details.problems);

/** What our form has no place for stands in the notes of the dossier, for the officer. */
function keepNotes(
  tx: Tx,
  deps: DossierDeps,
  {
    course,
    installed,
    notes,
    portalCode,
  }: { course: Course; installed: InstalledPackage; notes: string[]; portalCode: string },
): Course {
  if (notes.length === 0) return course;
  const text = `Gửi kèm từ Cổng Dịch vụ công quốc gia:\n${notes.join('\n')}`.slice(0, mostNote);
  const head = { at: deps.now(), by: systemActor, commandId: uuidOf(`national-portal ${portalCode} note`) };
  return performAction(tx, deps, {
    course,
    installed,
    action: { kind: 'note', ...head, content: { text } },
    task: null,
  });
}

function membersOf(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch {
    // Told below: it is the sender's mistake.
  }
  throw refuse('dossier.portal_form_unreadable');
}

function ownerOf({ ChuHoSo, LoaiDoiTuong, MaSoThue, DinhDanhCHS, Email, SoDienThoai }: PortalSubmission): Party {
  return {
    kind: partyKinds[LoaiDoiTuong],
    name: ChuHoSo,
    personalId: DinhDanhCHS.find(({ LoaiDinhDanh }) => LoaiDinhDanh === '1')?.SoDinhDanh ?? null,
    taxCode: MaSoThue || null,
    phone: SoDienThoai || null,
    email: Email || null,
    address: null,
  };
}

/** Files as they came, looked into like every file handed in here; the first that will not do ends it. */
async function receivePapers(
  { db, uploads }: PortalIntakeDeps,
  { documents }: NationalForm,
  { TaiLieuNop }: PortalSubmission,
): Promise<HandedDocument[]> {
  const received: HandedDocument[] = [];
  try {
    for (const { TenTepDinhKem: filename, MaThanhPhanHoSo: component, NoiDungTepTin: content } of TaiLieuNop) {
      if (content === undefined) throw refuse('dossier.portal_file_missing', { name: filename });
      const file = { filename, bytes: Buffer.from(content, 'base64') };
      const { id, state } = await receiveFormFile(uploads, { accountId: portal.id, file });
      received.push({ documentId: documents[component] ?? component, uploadId: id, originals: 0, copies: 0 });
      if (state !== 'ready') throw refuse('dossier.portal_file_refused', { name: filename });
    }
    return received;
  } catch (error) {
    for (const { uploadId } of received) if (uploadId) await deleteUpload(db, { id: uploadId, accountId: portal.id });
    throw error;
  }
}
