import { randomUUID } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import { refuse } from './papers.errors.ts';
import {
  claimPapersToRender,
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

/**
 * Lập giấy tờ: freezes the data in the caller's transaction; the PDF is made after the commit, never inside a request that causes it:
 * on first opening, or — when `keep` is `at_once`, as for a result, which must exist once it is issued — by the system itself.
 */
export function requestPaper(
  tx: Tx,
  paper: {
    template: string;
    subject: PaperSubject;
    unitId: string;
    data: Record<string, unknown>;
    at: Date;
    keep?: 'at_once' | 'when_opened';
  },
): string {
  const id = randomUUID();
  const { at, keep = 'when_opened', ...rest } = paper;
  insertPaper(tx, { id, ...rest, createdAt: at, renderAfter: keep === 'at_once' ? at : null });
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
  await inTransaction(db, async (tx) => {
    insertStoredFile(tx, { ...stored, mediaType: 'application/pdf', pageCount: null }, now());
    markRendered(tx, { id: paper.id, sha256: stored.sha256, at: now() });
  });
  return stored.sha256;
}

const batch = 20;
/** A paper whose making failed or was cut short is tried again after this. */
const retryMinutes = 5;

/** Dựng sẵn giấy tờ that must exist without anybody opening them. */
export function renderPapers(deps: PaperDeps): Sweep {
  return {
    name: 'render_papers',
    everyMs: 1000,
    yieldsForMs: 10 * 60_000,
    run: async () => {
      const at = deps.now();
      const retryAt = new Date(at.getTime() + retryMinutes * 60_000);
      const ids = await claimPapersToRender(deps.db, { at, retryAt, limit: batch });
      for (const id of ids) {
        const paper = await findPaper(deps.db, id);
        if (paper && !paper.sha256) await renderPaper(deps, paper);
      }
      return ids.length === batch;
    },
  };
}

/** Giấy tờ của một đối tượng, oldest first, with the titles people see. */
export async function listPapersOf(db: Db, subject: { kind: string; id: string }, lang: Language = 'vi') {
  const papers = await listPapersBySubject(db, subject);
  return papers.map(({ id, template, createdAt }) => ({
    id,
    template,
    title: templateTitle(template, lang),
    createdAt,
  }));
}
