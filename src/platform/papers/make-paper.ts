import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { addJob } from '#infrastructure/jobs/publish.queries.ts';
import type { JobHandler } from '#infrastructure/jobs/worker.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import { refuse } from './papers.errors.ts';
import {
  findPaper,
  getPaperData,
  getStoredSize,
  insertPaper,
  listPapersBySubject,
  markRendered,
  type Paper,
  type PaperSubject,
} from './papers.queries.ts';
import type { Renderer } from './render.ts';
import { templateTitle } from './templates.ts';
import { insertStoredFile } from './uploads.queries.ts';

export type PaperDeps = { db: Db; now: Clock; storage: Storage; renderer: Renderer };

const renderTask = 'render_paper';

/** Lập giấy tờ: freezes the data in the caller's transaction; the PDF is made after the commit, never inside a request. */
export async function requestPaper(
  tx: Tx,
  paper: { template: string; subject: PaperSubject; unitId: string; data: Record<string, unknown>; at: Date },
): Promise<string> {
  const id = randomUUID();
  const { at, ...rest } = paper;
  await insertPaper(tx, { id, ...rest, createdAt: at });
  await addJob(tx, { task: renderTask, payload: { paperId: id }, key: `render_${id}` });
  return id;
}

export type OpenedPaper = { sha256: string; fileName: string; sizeBytes: number };

/** Mở giấy tờ: its PDF, made now when the worker has not come to it yet. Two at once make the same bytes. */
export async function openPaper(deps: PaperDeps, id: string): Promise<OpenedPaper> {
  const paper = await findPaper(deps.db, id);
  if (!paper) throw refuse('paper.not_found');
  const sha256 = paper.sha256 ?? (await renderPaper(deps, paper));
  const sizeBytes = await getStoredSize(deps.db, sha256);
  return { sha256, fileName: `${templateTitle(paper.template)} ${paper.subject.code}.pdf`, sizeBytes };
}

async function renderPaper({ db, now, storage, renderer }: PaperDeps, paper: Paper): Promise<string> {
  const pdf = await renderer.render(paper.template, await getPaperData(db, paper.id));
  const stored = await storage.put(pdf);
  await db.transaction().execute(async (tx) => {
    await insertStoredFile(tx, { ...stored, mediaType: 'application/pdf', pageCount: null }, now());
    await markRendered(tx, { id: paper.id, sha256: stored.sha256, at: now() });
  });
  return stored.sha256;
}

const Payload = z.object({ paperId: z.uuid() });

export function paperJobs(deps: PaperDeps): Record<string, JobHandler> {
  return {
    [renderTask]: async (payload) => {
      const paper = await findPaper(deps.db, Payload.parse(payload).paperId);
      if (paper && !paper.sha256) await renderPaper(deps, paper);
    },
  };
}

/** Giấy tờ của một đối tượng, oldest first, with the titles people see. */
export async function listPapersOf(db: Db, subject: { kind: string; id: string }) {
  const papers = await listPapersBySubject(db, subject);
  return papers.map(({ id, template, createdAt }) => ({ id, template, title: templateTitle(template), createdAt }));
}
