import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { termToVietnamese, parseTerm } from '#platform/calendar/index.ts';
import { createForm } from '#platform/forms/index.ts';
import { requestPaper } from '#platform/papers/index.ts';
import type { ActionActor } from '../course/dossier-action.ts';
import { dueTime } from '../course/appointment-text.ts';
import { listActions } from '../store/actions.queries.ts';
import { currentForm } from '../course/current-form.ts';
import { termOf } from '../course/processing-time.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { listDocuments } from '../store/documents.queries.ts';
import type { SupplementItem } from '../dossiers.contract.ts';
import type { Dossier } from '../store/dossiers.queries.ts';

/** What every paper of a dossier needs: the transaction in which it is asked for, and the package. */
type Making = { tx: Tx; deps: InTransaction; at: Date; installed: InstalledPackage };

type FormCode = 'acceptance_slip' | 'supplement_request' | 'rejection' | 'process_control' | 'dossier_book';

/** Mẫu phiếu of the rule profile in force: its number, name and circular. */
export function formOf({ rules }: Pick<InTransaction, 'rules'>, code: FormCode) {
  const form = rules.forms.find((known) => known.code === code);
  return { formNumber: form?.number ?? '', formTitle: form?.name ?? '', formArticle: form?.article ?? '' };
}

/** Đầu phiếu: the unit that makes the paper, the dossier and its parties. */
function headOf({ deps, at, installed }: Making, dossier: Dossier, unitId: string) {
  const on = vietnamDay(at);
  const unit = deps.organisation.findUnit(unitId, on);
  const parent = unit?.parentUnitId ? deps.organisation.findUnit(unit.parentUnitId, on) : undefined;
  const { parties } = dossier.state;
  return {
    unit: { name: unit?.name ?? '', parentName: parent?.name ?? '', place: unit?.placeName ?? '' },
    code: dossier.code,
    lookUpUrl: `${deps.publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.code)}`,
    issuedAt: { day: on, time: vietnamTime(at) },
    procedure: { code: installed.code, name: installed.definition.name },
    applicant: parties.applicant,
    owner: parties.owner,
  };
}

function subjectOf(dossier: Dossier) {
  return { kind: 'dossier', id: dossier.id, code: dossier.code };
}

function request(
  making: Making,
  dossier: Dossier,
  paper: { template: string; unitId: string; data: Record<string, unknown>; keep?: 'at_once' },
) {
  const head = headOf(making, dossier, paper.unitId);
  return requestPaper(making.tx, {
    template: paper.template,
    subject: subjectOf(dossier),
    unitId: paper.unitId,
    data: { ...head, ...paper.data },
    at: making.at,
    ...(paper.keep && { keep: paper.keep }),
  });
}

/** Bảng giấy tờ on a slip or sheet: what stands now, not what a supplement replaced. */
export async function listPaperLines(db: Db, dossierId: string) {
  const documents = (await listDocuments(db, dossierId)).filter(({ replaced }) => !replaced);
  return documents.map(({ name, paperOriginals, paperCopies, file }) => ({
    name,
    originals: paperOriginals,
    copies: paperCopies,
    file: file && { name: file.name, pages: file.pageCount, sizeBytes: file.sizeBytes, sha256: file.sha256 },
  }));
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả: lists exactly the files and papers the officer will open (N4). */
export async function requestAcceptanceSlip(
  making: Making & { by: { name: string } },
  dossier: Dossier,
): Promise<string> {
  const { tx, deps, installed } = making;
  const documents = await listPaperLines(tx, dossier.id);
  const { appointment, fees, delivery } = dossier.state;
  return request(making, dossier, {
    template: 'acceptance-slip',
    unitId: dossier.receivedUnitId,
    data: {
      ...formOf(deps, 'acceptance_slip'),
      receiver: making.by.name,
      channel: dossier.channel,
      term: termToVietnamese(parseTerm(termOf({ dossier, installed }).term)),
      receivedAt: { day: vietnamDay(making.at), time: vietnamTime(making.at) },
      due: appointment && { day: appointment.dueOn, time: dueTime(appointment), sentences: appointment.sentences },
      delivery: delivery.how,
      documents,
      fees: fees.map(({ name, amountVnd }) => ({ name, amountVnd })),
    },
  });
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export function requestSupplementPaper(
  making: Making & { by: { name: string } },
  dossier: Dossier,
  { items, reason, contact }: { items: readonly SupplementItem[]; reason: string; contact: string },
): string {
  return request(making, dossier, {
    template: 'supplement-request',
    unitId: dossier.receivedUnitId,
    data: {
      ...formOf(making.deps, 'supplement_request'),
      officer: making.by.name,
      items: items.map(({ name, what }) => ({ name, what })),
      reason,
      contact,
    },
  });
}

/** Phiếu từ chối tiếp nhận hồ sơ. */
export function requestRejectionPaper(
  making: Making & { by: { name: string } },
  dossier: Dossier,
  reason: string,
): string {
  return request(making, dossier, {
    template: 'rejection',
    unitId: dossier.receivedUnitId,
    data: {
      ...formOf(making.deps, 'rejection'),
      officer: making.by.name,
      reason,
      stage: 'intake',
      submittedOn: vietnamDay(dossier.submittedAt),
    },
  });
}

/** Biên lai thu phí, lệ phí. */
export function requestFeeReceipt(making: Making & { by: ActionActor }, dossier: Dossier): string {
  const { payment, fees } = dossier.state;
  return request(making, dossier, {
    template: 'fee-receipt',
    unitId: dossier.receivedUnitId,
    data: {
      // Paid online nobody at a counter takes the money, so nobody signs for it.
      collector: making.by.unitId === null ? '' : making.by.name,
      receiptNumber: payment?.receiptNumber ?? '',
      amountVnd: payment?.amountVnd ?? 0,
      items: fees.map(({ name, amountVnd }) => ({ name, amountVnd })),
    },
  });
}

/** Kết quả giải quyết, or form 03 when the decision is to refuse. */
export async function requestResultPaper(
  making: Making & { dossier: Dossier },
  { number, issuedOn, outcome }: { number: string; issuedOn: string; outcome: 'grant' | 'refuse' },
): Promise<string> {
  const { tx, deps, installed, dossier } = making;
  const { signed, proposal, registration } = dossier.state;
  if (outcome === 'refuse') {
    return request(making, dossier, {
      template: 'rejection',
      unitId: dossier.decidingUnitId,
      keep: 'at_once',
      data: {
        ...formOf(deps, 'rejection'),
        officer: signed?.by ?? '',
        officerTitle: signed?.title ?? '',
        number,
        reason: proposal?.summary ?? '',
        stage: 'examination',
        submittedOn: vietnamDay(dossier.submittedAt),
      },
    });
  }
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const data = currentForm((await listActions(tx, dossier.id)).map(({ action }) => action));
  return request(making, dossier, {
    template: installed.definition.result.template,
    unitId: dossier.decidingUnitId,
    keep: 'at_once',
    data: {
      number,
      issuedOn,
      title: installed.definition.result.name,
      signer: { name: signed?.by ?? '', title: signed?.title ?? '', signsAs: installed.definition.result.signsAs },
      registration: registration && {
        number: registration.number,
        book: registration.book,
        on: registration.registeredOn,
        ...registration.extra,
      },
      summary: proposal?.summary ?? '',
      legalBases: installed.definition.legalBases.map((law) => `${law.number} ${law.name}`),
      rows: form.toRows(data, { lang: 'vi' }),
      values: data,
    },
  });
}

/** A sheet of the dossier made on demand (phiếu kiểm soát, phiếu bàn giao). */
export function requestDossierSheet(
  making: Making,
  dossier: Dossier,
  { template, data }: { template: string; data: Record<string, unknown> },
): string {
  return request(making, dossier, { template, unitId: dossier.receivedUnitId, data });
}
