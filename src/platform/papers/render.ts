import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { hasTemplate } from './templates.ts';

const Answer = z.object({ id: z.number(), pdf: z.instanceof(Uint8Array).optional(), error: z.string().optional() });

type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void };

export type Renderer = {
  /** PDF/A-2b of a template filled with data. Throws when the template or its data are wrong. */
  render: (template: string, data: Record<string, unknown>) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

/** Máy dựng giấy tờ: one Typst compiler in a thread of its own, started with the first paper, so that no request waits for it. */
export function createRenderer(): Renderer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  function start(): Worker {
    const started = new Worker(new URL('./render-thread.ts', import.meta.url));
    started.unref();
    started.on('message', (message: unknown) => {
      const { id, pdf, error } = Answer.parse(message);
      const asked = waiting.get(id);
      waiting.delete(id);
      if (pdf) asked?.resolve(pdf);
      else asked?.reject(new Error(error ?? 'rendering failed'));
    });
    started.on('error', (cause) => fail(new Error('The renderer stopped', { cause })));
    started.on('exit', () => fail(new Error('The renderer ended')));
    return started;
  }

  function fail(error: Error): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
  }

  return {
    render: (template, data) => {
      if (!hasTemplate(template)) return Promise.reject(new Error(`No template ${template}`));
      worker ??= start();
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.postMessage({ id, template, data });
      });
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
