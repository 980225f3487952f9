/** Writes to an evidence log without end, and says the number of every line that was acknowledged; it is killed by whoever started it. */
import { writeSync } from 'node:fs';
import { openEvidenceLog } from '../platform/exchange/evidence/evidence-log.ts';

const [folder = ''] = process.argv.slice(2);
/** Short files, so that some kills come while one begins. */
const longEnough = 100_000;
const log = await openEvidenceLog({ folder, gateway: 'cong-thu', now: () => new Date(), longEnough });

async function write(lane: number): Promise<never> {
  for (let call = 0; ; call += 1) {
    const seq = await log.append({ facts: JSON.stringify({ lane, call, text: 'x'.repeat(200) }) });
    writeSync(1, `${seq}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, (_, lane) => write(lane)));
