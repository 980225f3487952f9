import { randomUUID } from 'node:crypto';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { hearOutside, type HandedFile } from '#applications/dossiers/index.ts';
import { keepFile } from '#platform/papers/index.ts';
import { letterTexts, statusNames } from './correspondence.vi.ts';
import { statusCodes, type AxisDocument, type AxisEntry, type AxisStatus, type StatusCode } from './document-axis.ts';
import { changeDocument, findDocument, insertDocument, insertStatus, type DocumentState } from './documents.queries.ts';
import type { ExchangeDeps } from './send-documents.ts';
import { isLawfulStatus } from './status-order.ts';

const everyMs = 3000;

/** Nhận văn bản và trạng thái that wait on the axis; each is kept here before the axis is told that it may let go of it. */
export function takeDocuments(deps: ExchangeDeps): Sweep {
  return {
    name: 'take_documents',
    everyMs,
    run: async () => {
      const waiting = await deps.documentAxis.listWaiting();
      if (waiting.kind === 'unavailable') return false;
      const failures: unknown[] = [];
      // One message that cannot be kept never holds up the others: it waits on the axis until it can.
      for (const entry of waiting.entries) await takeOne(deps, entry).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw new AggregateError(failures, 'documents could not be taken');
      return false;
    },
  };
}

/** Takes one message and keeps it; the same message again is the same one. */
export async function takeOne(deps: ExchangeDeps, entry: AxisEntry): Promise<void> {
  const taken = await deps.documentAxis.take(entry);
  if (taken.kind === 'unavailable') return;
  if (taken.kind === 'status') await takeStatus(deps, taken.status);
  else if (taken.kind === 'edoc') await takeDocument(deps, taken.document, taken.raw);
  else await refuseUnreadable(deps, entry, taken);
  await deps.documentAxis.confirm(entry);
}

const nothingSaid = {
  ...{ own: '', other: '', number: '', notation: '', promulgatedOn: '', place: '', text: '', dueOn: null, files: [] },
  signer: { position: '', name: '' },
};

/** Kept as it came, for a look, and refused with the reason. A status nobody can read is kept only: nobody is waiting for an answer to it. */
async function refuseUnreadable(
  deps: ExchangeDeps,
  { kind, from, to, documentCode, statusCode }: AxisEntry,
  { why, raw }: { why: string; raw: string },
): Promise<void> {
  const { sha256 } = await deps.storage.put(Buffer.from(raw));
  const named = kind === 'edoc' ? documentCode : `${documentCode} (${sha256.slice(0, 12)})`;
  const at = deps.now();
  await insertDocument(deps.db, {
    ...{ id: randomUUID(), direction: 'in', ownCode: to, otherCode: from, documentCode: named, responseFor: null },
    ...{ subject: '', content: nothingSaid, about: null, madeFor: null, paperId: null, rawSha256: sha256, at },
    ...{ state: 'refused', reason: why },
  });
  const message = { ownCode: to, otherCode: from, documentCode };
  if (kind === 'edoc') return tell(deps, message, ['02', why]);
  const code = statusCodes.find((one) => one === statusCode);
  if (code) {
    const seen = { id: randomUUID(), direction: 'in' as const, ...message, code, reason: '', isApplied: false, at };
    await insertStatus(deps.db, seen);
  }
}

/** Văn bản đến: an answer to what was asked of its sender goes into the dossier; anything else is refused with the reason, and kept. */
async function takeDocument(deps: ExchangeDeps, document: AxisDocument, raw: string): Promise<void> {
  const { from, to, documentCode, responseFor } = document;
  const named = { ownCode: to.code, otherCode: from.code, documentCode };
  const { sha256: rawSha256 } = await deps.storage.put(Buffer.from(raw));
  const known = await findDocument(deps.db, { direction: 'in', ...named });
  if (known && known.state !== 'held') return;
  // Two processes that take it at once name it alike, and the dossier knows it again.
  const id = uuidOf(`in|${Object.values(named).join('|')}`);
  const { files, bad } = await keepFiles(deps, document);
  const at = deps.now();
  if (!known)
    await insertDocument(deps.db, {
      ...{ id, direction: 'in', ...named, responseFor, subject: document.subject, rawSha256, at },
      content: {
        ...{ own: to.name, other: from.name, number: document.number, notation: document.notation, files },
        ...{ promulgatedOn: document.promulgatedOn, place: document.place, text: document.content },
        ...{ signer: document.signer, dueOn: document.dueOn },
      },
      ...{ about: null, madeFor: null, paperId: null, state: 'held', reason: '' },
    });
  const problem = bad ?? (files.length === 0 ? letterTexts.noLetter : await answer(deps, { document, files, id }));
  const state: DocumentState = problem === undefined ? 'taken' : 'refused';
  const told: [StatusCode, string][] =
    problem === undefined
      ? [
          ['01', ''],
          ['03', ''],
          ['06', letterTexts.taken],
        ]
      : [['02', problem]];
  for (const one of told) await tell(deps, named, one);
  await changeDocument(deps.db, id, { state, reason: problem ?? '' });
}

/** Why it is no answer; undefined once it is in the dossier. */
async function answer(
  deps: ExchangeDeps,
  { document, files, id }: { document: AxisDocument; files: HandedFile[]; id: string },
): Promise<string | undefined> {
  const { from, to, responseFor, number, notation, subject, content, signer } = document;
  if (responseFor === null) return letterTexts.noQuestion;
  const asked = await findDocument(deps.db, {
    ...{ direction: 'out', ownCode: to.code, otherCode: from.code, documentCode: responseFor },
  });
  if (!asked?.about) return letterTexts.noQuestion;
  const { dossierCode: code, partner, round } = asked.about;
  const heard = await hearOutside(
    deps,
    { code, partner, round, newsId: id },
    {
      ...{ kind: 'answered', summary: content || subject, number: `${number}/${notation}`, files },
      signer: { position: [signer.position, signer.name].filter(Boolean).join(' ') },
    },
  );
  return heard === 'done' ? undefined : letterTexts.ended;
}

/** The attachments as files of the system; only what opens whole is taken. */
async function keepFiles(deps: ExchangeDeps, { attachments }: AxisDocument) {
  const files: HandedFile[] = [];
  for (const { name, bytes } of attachments) {
    const file = await keepFile(deps, { name, bytes });
    if (!file) return { files, bad: letterTexts.badFile(name) };
    files.push(file);
  }
  return { files, bad: undefined };
}

type NamedMessage = { ownCode: string; otherCode: string; documentCode: string };

async function tell({ db, now }: ExchangeDeps, named: NamedMessage, [code, reason]: [StatusCode, string]) {
  await insertStatus(db, {
    ...{ id: randomUUID(), direction: 'out', ...named, code, reason, isApplied: true, at: now() },
  });
}

/** Trạng thái đến, about a document of ours, or an attempt to take back one of theirs. */
async function takeStatus(deps: ExchangeDeps, status: AxisStatus): Promise<void> {
  const { from, to, documentCode, code, description: reason } = status;
  const named = { ownCode: to.code, otherCode: from.code, documentCode };
  const kept = (isApplied: boolean) =>
    insertStatus(deps.db, {
      ...{ id: randomUUID(), direction: 'in', ...named, code, reason, isApplied, at: deps.now() },
    });
  if (code === '13') {
    await kept(true);
    const theirs = await findDocument(deps.db, { direction: 'in', ...named });
    return tell(deps, named, theirs?.state === 'taken' ? ['16', letterTexts.alreadyUsed] : ['15', '']);
  }
  const asked = await findDocument(deps.db, { direction: 'out', ...named });
  if (!asked) {
    await kept(false);
    return;
  }
  const isAnswerToRecall = code === '15' || code === '16';
  if (!isAnswerToRecall && !isLawfulStatus(asked.status, code)) {
    await kept(false);
    return;
  }
  await hearStatus(deps, { asked, code, reason });
  await kept(true);
  if (!isAnswerToRecall) await changeDocument(deps.db, asked.id, { status: code });
}

type Asked = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** What a status means to the dossier: received, sent back, or only told. */
async function hearStatus(
  deps: ExchangeDeps,
  { asked, code, reason }: { asked: Asked; code: StatusCode; reason: string },
): Promise<void> {
  if (!asked.about) return;
  const { dossierCode, partner, round } = asked.about;
  const about = { code: dossierCode, partner, round };
  const newsId = `${asked.id} ${code}`;
  const { number, notation } = asked.content;
  const name = [statusNames[code], reason].filter(Boolean).join(': ');
  const text = letterTexts.told(`${number}/${notation}`, name);
  if (code === '02') await hearOutside(deps, { ...about, newsId }, { kind: 'refused', reason, label: text });
  else if (code === '03') await hearOutside(deps, { ...about, newsId }, { kind: 'received' });
  else await hearOutside(deps, { ...about, newsId }, { kind: 'told', text });
}
