/**
 * `npm run bench:evidence`: processor time of one provable line (hash of the answer, commitments, Merkle tree, signature of the batch, one
 * write, one `fdatasync`) by how many calls come at a time, beside an RSA-2048 signature a message and its check as message axes make
 * them. Budget: at most 20 µs at batches of 16.
 */
import { generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEvidenceLog } from '../src/platform/exchange/evidence/evidence-log.ts';

const lines = Number(process.env['LINES'] ?? 40_000);
const rounds = 5;
const answer = 'x'.repeat(1024);
const facts = JSON.stringify({
  ...{ at: new Date().toISOString(), consumer: 'ben-goi', service: 'dia-danh/1.0', provider: 'ben-cung-cap' },
  ...{ operation: 'listPlaces', grant: '0f8fad5b-d9cb-469f-a165-70867728950e', status: 200, outcome: 'answered' },
  ...{ tookMs: 4.21, requestBytes: 0, requestDigest: '', responseBytes: 1024, responseDigest: '' },
  trace: '4bf92f3577b34da6a3ce929d0e0e4736',
});

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const used = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from);
  return user + system;
};

const folder = mkdtempSync(join(tmpdir(), 'motcua-evidence-'));
/** As a gateway tells its log. */
let underWay = 0;
const log = await openEvidenceLog({ folder, gateway: 'do', now: () => new Date(), mayCome: () => underWay });

/** Microseconds a line with so many callers, each of whom goes on when its line is on the disk. */
async function measure(callers: number): Promise<number> {
  let left = lines;
  underWay = callers;
  const call = async () => {
    while (left > 0) {
      left -= 1;
      hash('sha256', answer, 'hex');
      await log.append({ facts });
    }
  };
  const from = process.cpuUsage();
  await Promise.all(Array.from({ length: callers }, call));
  return used(from) / lines;
}

await measure(64);
for (const callers of [16, 32, 64, 256]) {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await measure(callers));
  console.log(`${callers} at a time: ${median(taken).toFixed(1)} µs processor a line (${rounds} rounds of ${lines})`);
}
await log.close();
rmSync(folder, { recursive: true });

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const message = Buffer.from(facts + answer);
const from = process.cpuUsage();
for (let done = 0; done < 2000; done += 1) verify('sha256', message, publicKey, sign('sha256', message, privateKey));
console.log(`RSA-2048, signed and checked message by message: ${(used(from) / 2000).toFixed(0)} µs`);
