/** Runs in a worker thread: reads, checks and plays drafts one after another. See `draft-checker.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { DraftRequest, draftWork } from './draft-work.ts';
import { openGround } from './open-ground.ts';

const { contentDir } = z.object({ contentDir: z.string() }).parse(workerData);
const ground = openGround(contentDir);
// Read before anything is asked, so that the time a draft takes is its own.
await Promise.all([ground.known(), ground.golden()]);

parentPort?.on('message', async (message: unknown) => {
  const { id, request } = z.object({ id: z.number(), request: DraftRequest }).parse(message);
  parentPort?.postMessage({ id, answer: await draftWork(ground, request) });
});
parentPort?.postMessage({ ready: true });
