/** Runs in a worker thread: checks files one after another. See `check-file.ts`. */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { checkContent } from './file-content.ts';

const Request = z.object({ id: z.number(), path: z.string(), fileName: z.string() });

parentPort?.on('message', async (message: unknown) => {
  const { id, path, fileName } = Request.parse(message);
  parentPort?.postMessage({ id, answer: await checkContent(await readFile(path), fileName) });
});
