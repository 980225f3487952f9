import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { refuse } from './design.errors.ts';
import type { DraftAnswers, DraftRequest } from './draft-work.ts';

/** No draft of a real procedure needs a tenth of this; `startMs` is for reading the province's content. */
const usual = { timeoutMs: 5000, startMs: 60_000, memoryMb: 512 };

export type DraftChecker = {
  /** Begins the thread, so that the first draft opened does not wait for it. */
  warm: () => void;
  /** Reads, checks or plays a draft. Refuses one that takes too long or too much memory. */
  ask: <Request extends DraftRequest>(request: Request) => Promise<DraftAnswers[Request['kind']]>;
};

type Job = { id: number; request: DraftRequest; settle: (answer: unknown) => void; refuse: (error: Error) => void };

const Message = z.union([z.object({ ready: z.literal(true) }), z.object({ id: z.number(), answer: z.unknown() })]);

/**
 * Người kiểm tra bản soạn. What it costs to read a text is decided by whoever typed it, so drafts are read in a thread of their own,
 * one after another: the server goes on answering, and a draft that hangs or kills the thread is refused and the thread begun anew.
 */
export function openDraftChecker(contentDir: string, limits = usual): DraftChecker {
  const queue: Job[] = [];
  let [worker, isReady]: [Worker | undefined, boolean] = [undefined, false];
  let current: Job | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  function next(): void {
    current ??= queue.shift();
    if (!current) return;
    worker ??= begin();
    // Waiting for a draft keeps the process alive, an idle checker does not.
    worker.ref();
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(), isReady ? limits.timeoutMs : limits.startMs);
    if (isReady) worker.postMessage({ id: current.id, request: current.request });
  }

  function begin(): Worker {
    const begun = new Worker(new URL('./draft-thread.ts', import.meta.url), {
      workerData: { contentDir },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    begun.on('message', (message: unknown) => {
      const told = Message.parse(message);
      if ('ready' in told) {
        isReady = true;
        next();
      } else if (told.id === current?.id) finish((job) => job.settle(told.answer));
    });
    begun.on('error', (cause: Error & { code?: string }) => {
      if (worker === begun) giveUp(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? undefined : cause);
    });
    begun.on('exit', () => {
      if (worker === begun) giveUp();
    });
    return begun;
  }

  function giveUp(fault?: Error): void {
    const ended = worker;
    [worker, isReady] = [undefined, false];
    void ended?.terminate();
    const told = fault ? new Error('The draft thread failed', { cause: fault }) : refuse('design.too_heavy');
    finish((job) => job.refuse(told));
  }

  function finish(tell: (job: Job) => void): void {
    clearTimeout(timer);
    const done = current;
    current = undefined;
    worker?.unref();
    if (done) tell(done);
    next();
  }

  return {
    warm: () => {
      worker ??= begin();
      if (!current) worker.unref();
    },
    ask: async <Request extends DraftRequest>(request: Request) => {
      const answer = await new Promise<unknown>((settle, reject) => {
        queue.push({ id: (lastId += 1), request, settle, refuse: reject });
        if (!current) next();
      });
      return z.custom<DraftAnswers[Request['kind']]>().parse(answer);
    },
  };
}
