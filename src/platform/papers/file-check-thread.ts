/** Runs in a worker thread: checks files one after another. See `check-file.ts`. */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { checkContent } from './file-content.ts';
import { readSignatures } from './read-signatures.ts';

const Request = z.object({
  id: z.number(),
  task: z.enum(['check', 'signatures']),
  path: z.string(),
  fileName: z.string(),
});

parentPort?.on('message', async (message: unknown) => {
  const { id, task, path, fileName } = Request.parse(message);
  const bytes = await readFile(path);
  // What cannot be read at all has no signatures that could be told of.
  const answer = task === 'check' ? await checkContent(bytes, fileName) : await readSignatures(bytes).catch(() => null);
  parentPort?.postMessage({ id, answer });
});
