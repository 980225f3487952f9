import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { parseTerm, termText } from '#platform/calendar/index.ts';
import { dueTime } from '../course/appointment-text.ts';
import type { ActionActor } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import { termOf } from '../course/processing-time.ts';
import type { Appointment, SupplementItem } from '../dossiers.contract.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { formOf, requestForDossier, type Making } from './paper-request.ts';

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
  { dossier, appointment }: { dossier: Dossier; appointment: Appointment },
): Promise<string> {
  const { tx, deps, installed } = making;
  const documents = await listPaperLines(tx, dossier.id);
  const { fees, delivery } = dossier.state;
  return requestForDossier(making, dossier, {
    template: 'acceptance-slip',
    unitId: dossier.receivedUnitId,
    data: {
      ...formOf(deps, 'acceptance_slip', vietnamDay(making.at)),
      receiver: making.by.name,
      channel: dossier.channel,
      term: termText(parseTerm(termOf({ dossier, installed }).term)),
      receivedAt: { day: vietnamDay(making.at), time: vietnamTime(making.at) },
      due: { day: appointment.dueOn, time: dueTime(appointment), sentences: appointment.sentences },
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
  return requestForDossier(making, dossier, {
    template: 'supplement-request',
    unitId: dossier.receivedUnitId,
    data: {
      ...formOf(making.deps, 'supplement_request', vietnamDay(making.at)),
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
  return requestForDossier(making, dossier, {
    template: 'rejection',
    unitId: dossier.receivedUnitId,
    data: {
      ...formOf(making.deps, 'rejection', vietnamDay(making.at)),
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
  return requestForDossier(making, dossier, {
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
