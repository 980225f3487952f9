import { spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEvidenceLog } from './evidence-log.ts';
import { listSegments, readSegments } from './segments.ts';
import { publicPartOf } from './seal.ts';
import { verifyLog } from './verify-log.ts';

/** The suite's share; how long each lives is drawn anew every time. */
const kills = 12;

/** Runs the writer for a while, kills it without warning, and gives the numbers it had acknowledged. */
function runAndKill(folder: string, livesMs: number): Promise<number[]> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['src/testing/evidence-worker.ts', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (text === '') setTimeout(() => child.kill('SIGKILL'), livesMs);
      text += chunk.toString();
    });
    child.on('close', () => done(text.split('\n').slice(0, -1).map(Number)));
  });
}

describe('a gateway that is killed while it writes', () => {
  it(`has lost nothing it acknowledged, however often (${kills} times)`, { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-killed-'));
    const acknowledged: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) acknowledged.push(...(await runAndKill(folder, Math.random() * 60)));
    const publicKey = publicPartOf(createPrivateKey(readFileSync(join(folder, 'khoa-ky.pem'))));
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    const kept = new Set<number>();
    for await (const stored of readSegments(folder)) if (stored.kind === 'entry') kept.add(stored.line.seq);
    expect(acknowledged.filter((seq) => !kept.has(seq))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(kills * 30);
    expect((await listSegments(folder)).length).toBeGreaterThan(1);
    const { faults } = await verifyLog(folder, { publicKey });
    expect(faults).toEqual([]);
    // What the last kill left without its seal gets it now, and everything proves.
    await (await openEvidenceLog({ folder, gateway: 'cong-thu', now: () => new Date() })).close();
    expect(await verifyLog(folder, { publicKey })).toMatchObject({ entries: kept.size, unsealed: 0, faults: [] });
  });
});
