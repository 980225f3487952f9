/** Runs in a worker thread: checks one file and answers. See `check-file.ts`. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { checkContent } from './file-content.ts';

const { path, fileName } = z.object({ path: z.string(), fileName: z.string() }).parse(workerData);
parentPort?.postMessage(await checkContent(await readFile(path), fileName));
