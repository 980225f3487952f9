import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { streamName } from './stream-entry.ts';
import { shipMessages, type ShipDeps } from './ship-messages.ts';
import {
  countUnplaced,
  forgetPlaces,
  holdStream,
  readHighestNumber,
  readLongestKeepDays,
  releaseStream,
} from './stream.queries.ts';

const heldForMs = 60_000;
const againMs = 100;

/**
 * Dựng lại luồng liên điểm from PostgreSQL: the stream is thrown away and made anew, then every message that has not expired goes in
 * again, in order. The process that was at it is turned out first, and takes up the work again afterwards. Gives how many went in.
 */
export async function rebuildStream(deps: ShipDeps): Promise<number> {
  const { db, now } = deps;
  const held = { stream: streamName, holder: randomUUID() };
  const at = now();
  await holdStream(db, { ...held, at, until: new Date(at.getTime() + heldForMs), byForce: true });
  let [through, wanted] = [0, 0];
  try {
    const stream = await deps.openStream();
    try {
      const { createdAt } = await stream.remake(await readLongestKeepDays(db));
      await forgetPlaces(db, { ...held, last: 0, createdAt });
    } finally {
      await stream.close();
    }
    // Counted before anybody else may go on with it.
    through = await readHighestNumber(db);
    wanted = await countUnplaced(db, through);
  } finally {
    await releaseStream(db, held);
  }
  const { sweep, close } = shipMessages(deps);
  try {
    // What is sent meanwhile comes behind, and is not waited for.
    while ((await countUnplaced(db, through)) > 0) if (!(await sweep.run())) await wait(againMs);
  } finally {
    await close();
  }
  return wanted;
}
