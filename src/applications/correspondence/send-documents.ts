import { buffer } from 'node:stream/consumers';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { hearOutside, type DossierDeps } from '#applications/dossiers/index.ts';
import { openPaper, type PaperDeps } from '#platform/papers/index.ts';
import { letterTexts } from './correspondence.vi.ts';
import type { AxisAttachment, AxisDocument, AxisSent, DocumentAxis } from './document-axis.ts';
import {
  changeDocument,
  claimDocuments,
  claimStatuses,
  markExchanged,
  markFault,
  type KeptDocument,
  type KeptStatus,
} from './documents.queries.ts';

export type ExchangeDeps = DossierDeps & PaperDeps & { documentAxis: DocumentAxis };

const everyMs = 3000;
const batch = 20;
/** Longer than a batch takes when every call of it is answered at the last moment. */
const leaseMs = 10 * 60_000;
const outageMs = 30_000;

/** Gửi văn bản và trạng thái that are due; an axis that is down for a day only delays them. */
export function sendDocuments(deps: ExchangeDeps): Sweep {
  return {
    name: 'send_documents',
    everyMs,
    run: async () => {
      const at = deps.now();
      const claim = { at, until: new Date(at.getTime() + leaseMs), limit: batch };
      const documents = await claimDocuments(deps.db, claim);
      for (const one of documents) await sendOne(deps, one);
      const statuses = await claimStatuses(deps.db, claim);
      for (const one of statuses) await sendStatus(deps, one);
      return documents.length === batch || statuses.length === batch;
    },
  };
}

async function sendOne(deps: ExchangeDeps, one: KeptDocument): Promise<void> {
  const { content } = one;
  const document: AxisDocument = {
    ...{ documentCode: one.documentCode, subject: one.subject, content: content.text, responseFor: one.responseFor },
    ...{ from: { code: one.ownCode, name: content.own }, to: { code: one.otherCode, name: content.other } },
    ...{ number: content.number, notation: content.notation, promulgatedOn: content.promulgatedOn },
    ...{ place: content.place, typeName: letterTexts.typeName, signer: content.signer, dueOn: content.dueOn },
    attachments: await attachmentsOf(deps, one),
  };
  const answer = await deps.documentAxis.sendDocument(document);
  if (answer.kind === 'sent') return markExchanged(deps.db, 'document', { id: one.id, at: deps.now() });
  if (answer.kind === 'unavailable') return retryLater(deps, 'document', { id: one.id, answer });
  // The axis itself says no, and would say it again: whoever asked must know.
  await markFault(deps.db, 'document', { id: one.id, fault: answer.message, nextTryAt: null });
  await changeDocument(deps.db, one.id, { state: 'refused', reason: answer.message });
  if (one.about) {
    const text = letterTexts.axisRefused(`${content.number}/${content.notation}`, answer.message);
    const { dossierCode: code, partner, round } = one.about;
    await hearOutside(
      deps,
      { code, partner, round, newsId: `${one.id} axis` },
      { kind: 'refused', reason: answer.message, label: text },
    );
  }
}

/** The letter first, then the papers of the dossier that go with it. */
async function attachmentsOf(deps: ExchangeDeps, { paperId, content }: KeptDocument): Promise<AxisAttachment[]> {
  const bytesOf = (sha256: string) => buffer(deps.storage.read(sha256));
  const letter = paperId === null ? undefined : await openPaper(deps, paperId);
  const pdf = 'application/pdf';
  return Promise.all([
    ...(letter ? [{ name: letter.fileName, mediaType: pdf, sha256: letter.sha256 }] : []).map(load),
    ...content.files.map(load),
  ]);
  async function load({ name, mediaType, sha256 }: { name: string; mediaType: string; sha256: string }) {
    return { name, mediaType, bytes: await bytesOf(sha256) };
  }
}

async function sendStatus(deps: ExchangeDeps, one: KeptStatus): Promise<void> {
  const { id, ownCode, otherCode, documentCode, code, reason } = one;
  const answer = await deps.documentAxis.sendStatus({
    ...{ from: { code: ownCode, name: '' }, to: { code: otherCode, name: '' }, documentCode, code },
    ...{ description: reason, at: deps.now() },
  });
  if (answer.kind === 'sent') return markExchanged(deps.db, 'status', { id, at: deps.now() });
  if (answer.kind === 'unavailable') return retryLater(deps, 'status', { id, answer });
  await markFault(deps.db, 'status', { id, fault: answer.message, nextTryAt: null });
}

type Retry = { id: string; answer: Extract<AxisSent, { kind: 'unavailable' }> };
const retryLater = ({ db, now }: ExchangeDeps, kept: 'document' | 'status', { id, answer }: Retry): Promise<void> =>
  markFault(db, kept, { id, fault: answer.why, nextTryAt: new Date(now().getTime() + outageMs) });
