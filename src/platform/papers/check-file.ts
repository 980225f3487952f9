import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { CheckedContent } from './file-content.ts';
import { fileProblems } from './papers.errors.ts';

/** A file that keeps its checker busy longer, or needs more memory, is refused as broken. */
const limits = { timeoutMs: 15_000, memoryMb: 512 };

const Answer = z.union([
  z.object({ ok: z.literal(true), mediaType: z.string(), pageCount: z.number().nullable() }),
  z.object({ ok: z.literal(false), problem: z.enum(fileProblems) }),
]);

const broken: CheckedContent = { ok: false, problem: 'paper.file_broken' };

/** Kiểm tra một tệp vừa nhận in a thread that can be ended: no file can hang or crash the server. */
export function checkFile(path: string, fileName: string): Promise<CheckedContent> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./file-check-thread.ts', import.meta.url), {
      workerData: { path, fileName },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      stdout: true,
      stderr: true,
    });
    const settle = (answer: CheckedContent) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle(broken), limits.timeoutMs);
    worker.once('message', (message: unknown) => settle(Answer.safeParse(message).data ?? broken));
    worker.once('error', () => settle(broken));
    worker.once('exit', () => settle(broken));
  });
}
