import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { CheckedContent } from './file-content.ts';
import { fileProblems } from './papers.errors.ts';
import { PdfSignature } from './pdf-signature.ts';

/** A file that keeps the checker busy longer, or needs more memory, is refused as broken. */
const limits = { timeoutMs: 15_000, memoryMb: 512 };

const Answer = z.object({ id: z.number(), answer: z.unknown() });
const Checked = z.union([
  z.object({ ok: z.literal(true), mediaType: z.string(), pageCount: z.number().nullable() }),
  z.object({ ok: z.literal(false), problem: z.enum(fileProblems) }),
]);

const broken: CheckedContent = { ok: false, problem: 'paper.file_broken' };

/** `settle` is told nothing when the thread had to be given up. */
type Job = {
  id: number;
  task: 'check' | 'signatures';
  path: string;
  fileName: string;
  settle: (answer: unknown) => void;
};

const queue: Job[] = [];
let worker: Worker | undefined;
let current: Job | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;

/**
 * Kiểm tra một tệp vừa nhận. One thread is kept and checks file after file; a file that hangs or kills it is refused, and the thread
 * is begun anew for the next, so no file can hang or crash the server.
 */
export async function checkFile(path: string, fileName: string): Promise<CheckedContent> {
  return Checked.safeParse(await ask({ task: 'check', path, fileName })).data ?? broken;
}

/** Đọc chữ ký số của một tệp PDF đã giữ, in the same thread; undefined when the file cannot be read. */
export async function readFileSignatures(path: string): Promise<PdfSignature[] | undefined> {
  return PdfSignature.array().safeParse(await ask({ task: 'signatures', path, fileName: '' })).data;
}

function ask(job: Pick<Job, 'task' | 'path' | 'fileName'>): Promise<unknown> {
  return new Promise((settle) => {
    queue.push({ id: (lastId += 1), ...job, settle });
    next();
  });
}

function next(): void {
  if (current) return;
  current = queue.shift();
  if (!current) return;
  worker ??= begin();
  // Waiting for a file keeps the process alive, an idle checker does not.
  worker.ref();
  timer = setTimeout(giveUp, limits.timeoutMs);
  const { id, task, path, fileName } = current;
  worker.postMessage({ id, task, path, fileName });
}

function begin(): Worker {
  const begun = new Worker(new URL('./file-check-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    stdout: true,
    stderr: true,
  });
  begun.on('message', (message: unknown) => {
    const parsed = Answer.safeParse(message);
    if (parsed.success && parsed.data.id === current?.id) finish(parsed.data.answer);
  });
  begun.on('error', giveUp);
  begun.on('exit', () => {
    if (worker === begun) giveUp();
  });
  return begun;
}

function giveUp(): void {
  const ended = worker;
  worker = undefined;
  void ended?.terminate();
  finish(undefined);
}

function finish(answer: unknown): void {
  clearTimeout(timer);
  const done = current;
  current = undefined;
  worker?.unref();
  done?.settle(answer);
  next();
}
