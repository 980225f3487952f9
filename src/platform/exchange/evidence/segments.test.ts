import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEvidenceLog } from './evidence-log.ts';
import { findProof, isProven } from './proof.ts';
import { LogCutShort } from './read-end.ts';
import { placeAfterSeal } from './seals-from-end.ts';
import { listSegments, logFileName, segmentFrom } from './segments.ts';
import { verifyLog } from './verify-log.ts';

const now = () => new Date('2026-11-30T02:00:00Z');
const newFolder = () => mkdtempSync(join(tmpdir(), 'motcua-segments-'));
const open = (folder: string) => openEvidenceLog({ folder, gateway: 'cong-1', now, longEnough: 20_000 });

/** So many lines at once in a log whose files are short. */
async function write(count: number, folder = newFolder()) {
  const log = await open(folder);
  await Promise.all(Array.from({ length: count }, (_, index) => log.append({ facts: `{"call":${index}}` })));
  await log.close();
  return { folder, publicKey: log.publicKey, segments: await listSegments(folder) };
}

describe('a log of several files', () => {
  it('goes on in another once one is long enough, proves itself as one, and goes on so after a start', async () => {
    const first = await write(1000);
    expect(first.segments.length).toBeGreaterThan(2);
    expect(first.segments[0]?.path).toBe(join(first.folder, logFileName));
    const second = await write(600, first.folder);
    expect(second.segments.length).toBeGreaterThan(first.segments.length);
    expect(await verifyLog(first.folder, first)).toMatchObject({ entries: 1600, unsealed: 0, faults: [] });
  });

  it('gives a proof of any line, and none of one it does not have', async () => {
    const log = await write(1000);
    for (const seq of [1, 256, 257, 700, 1000]) {
      const proof = await findProof(log.folder, seq, log.publicKey);
      expect(proof && isProven(proof) && proof.line.seq).toBe(seq);
    }
    expect(await findProof(log.folder, 1001, log.publicKey)).toBeUndefined();
  });

  it('tells where to ship on in whichever file a seal stands', async () => {
    const { folder, segments } = await write(1000);
    const [, second, third] = segments;
    if (!second || !third) throw new Error('The log has three files');
    expect(await placeAfterSeal(folder, 0)).toEqual({ path: segments[0]?.path, from: 0 });
    const { path, from } = await placeAfterSeal(folder, second.firstBatch);
    expect(path).toBe(second.path);
    expect(from).toBeGreaterThan(0);
  });

  it('goes on where a kill came between a new file and its first line', async () => {
    const log = await write(1000);
    const { batches } = await verifyLog(log.folder, log);
    writeFileSync(segmentFrom(log.folder, batches + 1).path, '');
    await write(10, log.folder);
    expect(await verifyLog(log.folder, log)).toMatchObject({ entries: 1010, faults: [] });
  });

  it('may have its older files elsewhere, with a link in their place', async () => {
    const log = await write(1000);
    const [oldest] = log.segments;
    const elsewhere = join(newFolder(), 'cu.ndjson');
    renameSync(oldest?.path ?? '', elsewhere);
    symlinkSync(elsewhere, oldest?.path ?? '');
    await write(10, log.folder);
    expect(await verifyLog(log.folder, log)).toMatchObject({ entries: 1010, faults: [] });
  });

  it('names the batches of a file that is gone, and still goes on', async () => {
    const log = await write(1000);
    const [, second, third] = log.segments;
    rmSync(second?.path ?? '');
    const { faults } = await verifyLog(log.folder, log);
    expect(faults).toContainEqual({
      kind: 'seal_missing',
      batch: second?.firstBatch,
      to: (third?.firstBatch ?? 0) - 1,
    });
    await write(10, log.folder);
    expect((await verifyLog(log.folder, log)).entries).toBeLessThan(1010);
  });

  it('does not begin anew where nothing is left to go on from', async () => {
    const log = await write(1000);
    const { batches } = await verifyLog(log.folder, log);
    for (const { path } of log.segments) rmSync(path);
    writeFileSync(segmentFrom(log.folder, batches + 1).path, '');
    await expect(open(log.folder)).rejects.toThrow(LogCutShort);
    // It holds on to nothing: told the same, not that another has it.
    await expect(open(log.folder)).rejects.toThrow(LogCutShort);
  });
});
