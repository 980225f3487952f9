import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Subscription } from '#infrastructure/jobs/worker.ts';
import { toQcvn102 } from '#data/organisation/index.ts';
import { dossierEvents, openOutsideQuestion, type DossierDeps } from '#applications/dossiers/index.ts';
import { nextBookNumber } from '#platform/papers/index.ts';
import { letterTexts } from './correspondence.vi.ts';
import { changeDocument, insertDocument, insertStatus, isMadeFor, listAsked } from './documents.queries.ts';

const Asked = z.object({
  dossierId: z.uuid(),
  partner: z.string(),
  round: z.int(),
  sentAt: z.string(),
  officer: z.string(),
  title: z.string(),
});
const Cancelled = Asked.pick({ dossierId: true, partner: true, round: true });

/** Văn bản hỏi ý kiến và văn bản xin rút lại: written when a dossier asks an agency outside, or needs its answer no more. */
export function correspondenceSubscriptions(deps: DossierDeps): Subscription[] {
  return [
    { event: dossierEvents.outsideAsked.name, handle: (payload) => writeLetter(deps, Asked.parse(payload)) },
    { event: dossierEvents.outsideCancelled.name, handle: (payload) => askBack(deps, Cancelled.parse(payload)) },
  ];
}

/** One letter for one asking, numbered in the book of the agency that asks; sent by a sweep. */
async function writeLetter(deps: DossierDeps, asked: z.infer<typeof Asked>): Promise<void> {
  const { dossierId, partner, round, sentAt } = asked;
  const madeFor = `${dossierId}|${partner}|${round}|${sentAt}`;
  await inTransaction(deps.db, async (tx) => {
    const question = await openOutsideQuestion(tx, deps, asked);
    // The dossier is locked now: whoever was first has written it.
    if (!question || (await isMadeFor(tx, madeFor))) return;
    const { asking, asked: receiver, dossierCode, dueOn, files, paperId } = question;
    const at = deps.now();
    const on = vietnamDay(at);
    const year = Number(on.slice(0, 4));
    const number = String(await nextBookNumber(tx, { unitId: asking.id, book: 'outgoing', year }));
    const ownCode = toQcvn102(asking.agencyCode);
    const { notation } = letterTexts;
    await insertDocument(tx, {
      ...{ id: randomUUID(), direction: 'out', ownCode, otherCode: toQcvn102(receiver.agencyCode) },
      documentCode: `${ownCode},${on.replaceAll('-', '/')},${number}/${notation}`,
      ...{ responseFor: null, subject: letterTexts.subject(dossierCode), madeFor, paperId, state: 'waiting' },
      content: {
        ...{ own: asking.name, other: receiver.name, number, notation, promulgatedOn: on, place: asking.placeName },
        ...{ text: question.question, dueOn, files, signer: { position: asked.title, name: asked.officer } },
      },
      ...{ about: { dossierCode, partner, round }, reason: '', rawSha256: null, at },
    });
  });
}

/** What was not sent yet is not sent any more; what was is asked back (status 13). */
async function askBack(deps: DossierDeps, about: z.infer<typeof Cancelled>): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    for (const document of await listAsked(tx, about)) {
      const { id, state, ownCode, otherCode, documentCode } = document;
      if (state === 'waiting') await changeDocument(tx, id, { state: 'cancelled' });
      // One being sent at this moment is asked back too: an axis that does not know it refuses, and nothing is lost.
      if (state !== 'waiting' && state !== 'sent') continue;
      await insertStatus(tx, {
        ...{ id: randomUUID(), direction: 'out', ownCode, otherCode, documentCode, code: '13' },
        ...{ reason: letterTexts.withdrawn, isApplied: true, at: deps.now() },
      });
    }
  });
}
