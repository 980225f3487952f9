import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { buildLine, eraseSection, LogLine } from './entry.ts';
import { openEvidenceLog } from './evidence-log.ts';
import { logFileName } from './segments.ts';
import { findProof, isProven } from './proof.ts';
import { verifyLog } from './verify-log.ts';

const now = () => new Date('2026-11-30T02:00:00Z');

async function write(count: number, folder = mkdtempSync(join(tmpdir(), 'motcua-evidence-'))) {
  const log = await openEvidenceLog({ folder, gateway: 'cong-1', now });
  const numbers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      log.append({ facts: `{"call":${index}}`, person: `sealed ${index}`, response: `body ${index}` }),
    ),
  );
  await log.close();
  return { folder, numbers, path: join(folder, logFileName), publicKey: log.publicKey };
}

const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');
const rewrite = (path: string, change: (lines: string[]) => string[]) =>
  writeFileSync(path, `${change(linesOf(path)).join('\n')}\n`);

describe('the evidence log', () => {
  it('numbers exchanges without a gap and proves itself, also after it was opened again', async () => {
    const first = await write(40);
    const second = await write(3, first.folder);
    expect([...first.numbers, ...second.numbers]).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
    expect(await verifyLog(first.path, first)).toMatchObject({ entries: 43, faults: [] });
  });

  it('is opened again though the number of the process that was killed over it has become another’s', async () => {
    const { folder } = await write(1);
    const lock = join(folder, 'dang-dung');
    const log = await openEvidenceLog({ folder, gateway: 'cong-1', now });
    const left = readFileSync(lock, 'utf8').replace(/^\d+/, String(process.ppid));
    await log.close();
    writeFileSync(lock, left);
    expect((await write(1, folder)).numbers).toEqual([2]);
    // One that is written by whoever has the number now is not.
    const holder = readFileSync(`/proc/${process.ppid}/stat`, 'latin1');
    writeFileSync(lock, `${process.ppid} ${holder.slice(holder.lastIndexOf(')') + 2).split(' ')[19]}`);
    await expect(write(1, folder)).rejects.toThrow('đang do một cổng khác ghi');
  });

  it('names a line that was altered', async () => {
    const log = await write(20);
    rewrite(log.path, (lines) => lines.map((line) => line.replace('{\\"call\\":7}', '{\\"call\\":8}')));
    expect((await verifyLog(log.path, log)).faults).toEqual([{ kind: 'altered', seq: 8 }]);
  });

  it('names a line that was taken out, moved or put in', async () => {
    const gone = await write(20);
    rewrite(gone.path, (lines) => lines.filter((line) => !line.startsWith('{"seq":5,')));
    expect((await verifyLog(gone.path, gone)).faults).toEqual([{ kind: 'missing', seq: 5 }]);

    const moved = await write(20);
    rewrite(moved.path, (lines) => {
      const at = lines.findIndex((line) => line.startsWith('{"seq":11,'));
      return [...lines.slice(0, at), lines[at + 1] ?? '', lines[at] ?? '', ...lines.slice(at + 2)];
    });
    expect((await verifyLog(moved.path, moved)).faults).toEqual([{ kind: 'out_of_order', seq: 11 }]);

    const added = await write(3);
    rewrite(added.path, (lines) => [...lines.slice(0, -1), '{"seq":9,"sections":{}}', ...lines.slice(-1)]);
    expect((await verifyLog(added.path, added)).faults).toEqual([{ kind: 'added', seq: 9 }]);
  });

  it('finds a whole batch taken out, and an end cut off when its seal was kept elsewhere', async () => {
    const folder = (await write(2)).folder;
    await write(2, folder);
    const log = await write(2, folder);
    const { lastSeal, batches } = await verifyLog(log.path, log);
    const whole = linesOf(log.path);
    const seals = whole.flatMap((line, index) => (line.startsWith('{"seal"') ? [index] : []));

    writeFileSync(log.path, `${whole.filter((_, index) => index > (seals[0] ?? 0)).join('\n')}\n`);
    expect((await verifyLog(log.path, log)).faults).toContainEqual({ kind: 'seal_missing', batch: 1, to: 1 });

    writeFileSync(log.path, `${whole.slice(0, (seals.at(-2) ?? 0) + 1).join('\n')}\n`);
    expect((await verifyLog(log.path, log)).faults).toEqual([]);
    const kept = new Map([[batches, lastSeal]]);
    expect((await verifyLog(log.path, { ...log, expectedSeals: kept })).faults).toEqual([
      { kind: 'seal_missing', batch: batches, to: batches },
    ]);
  });

  it('refuses a seal signed by another key', async () => {
    const [log, other] = [await write(2), await write(2)];
    const { faults } = await verifyLog(log.path, { publicKey: other.publicKey });
    expect(faults).toContainEqual({ kind: 'bad_signature', batch: 1 });
  });

  it('still verifies after a body and a person were erased', async () => {
    const log = await write(6);
    rewrite(log.path, (lines) =>
      lines.map((line) => {
        const parsed = LogLine.safeParse(JSON.parse(line));
        if (!parsed.success || parsed.data.seq !== 4) return line;
        return JSON.stringify(eraseSection(eraseSection(parsed.data, 'response'), 'person'));
      }),
    );
    expect(readFileSync(log.path, 'utf8')).not.toContain('body 3');
    expect((await verifyLog(log.path, log)).faults).toEqual([]);
    const proof = await findProof(log.path, 4, log.publicKey);
    expect(proof && isProven(proof)).toBe(true);
  });

  it('seals whole lines a kill left without their seal, and cuts off a torn one', async () => {
    const log = await write(5);
    const whole = buildLine(6, { facts: '{"call":5}' }).line;
    appendFileSync(log.path, `${whole}\n{"seq":7,"sections":{"facts":{"te`);
    expect(await verifyLog(log.path, log)).toMatchObject({ entries: 5, unsealed: 1, faults: [] });
    const { numbers } = await write(1, log.folder);
    expect(numbers).toEqual([7]);
    expect(await verifyLog(log.path, log)).toMatchObject({ entries: 7, unsealed: 0, faults: [] });
  });

  it('takes zeros laid out ahead for the end, and names what stands behind them', async () => {
    const log = await write(5);
    appendFileSync(log.path, Buffer.alloc(300_000));
    expect(await verifyLog(log.path, log)).toMatchObject({ entries: 5, faults: [] });
    appendFileSync(log.path, '{"seq":6,"sections":{}}\n');
    expect((await verifyLog(log.path, log)).faults).toEqual([{ kind: 'unreadable', after: 5 }]);
    const { numbers } = await write(1, log.folder);
    expect(numbers).toEqual([6]);
    expect(await verifyLog(log.path, log)).toMatchObject({ entries: 6, faults: [] });
  });

  it('is not led round by zeros inside a line', async () => {
    const log = await write(2);
    appendFileSync(log.path, '{"seq":3,"sec\0\0tions":{}}\n{"seq":4,"sections":{}}\n');
    expect((await verifyLog(log.path, log)).faults).toEqual([{ kind: 'unreadable', after: 2 }]);
    expect((await write(1, log.folder)).numbers).toEqual([3]);
    expect(await verifyLog(log.path, log)).toMatchObject({ entries: 3, faults: [] });
  });

  it('puts lines behind a damaged one aside, and tells of them', async () => {
    const log = await write(2);
    const lineOf = (seq: number) => buildLine(seq, { facts: `{"call":${seq}}` }).line;
    const fifth = lineOf(5);
    appendFileSync(log.path, `${lineOf(3)}\n{"seq":4,"sec?ions":{}}\n${fifth}\n{"seq":6`);
    const opened = await openEvidenceLog({ folder: log.folder, gateway: 'cong-1', now });
    await opened.close();
    expect(opened.setAside?.lines).toBe(2);
    expect(readFileSync(opened.setAside?.path ?? '', 'utf8')).toContain(fifth);
    expect(await verifyLog(log.path, log)).toMatchObject({ entries: 3, unsealed: 0, faults: [] });
    expect((await write(1, log.folder)).numbers).toEqual([4]);
  });

  it('puts nothing aside for a torn line or room laid out ahead', async () => {
    const log = await write(1);
    appendFileSync(log.path, '{"seq":2,"sec');
    appendFileSync(log.path, Buffer.alloc(1000));
    const opened = await openEvidenceLog({ folder: log.folder, gateway: 'cong-1', now });
    await opened.close();
    expect(opened.setAside).toBeUndefined();
  });

  it('takes no more unsealed lines for its own than a seal may stand on', async () => {
    const log = await write(1);
    const lines = Array.from({ length: 258 }, (_, index) => `${buildLine(index + 2, { facts: '{}' }).line}\n`);
    appendFileSync(log.path, lines.join(''));
    expect(await verifyLog(log.path, log)).toMatchObject({
      unsealed: 256,
      faults: [
        { kind: 'added', seq: 258 },
        { kind: 'added', seq: 259 },
      ],
    });
  });

  it('may be closed twice, and takes nothing more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-evidence-'));
    const log = await openEvidenceLog({ folder, gateway: 'cong-1', now });
    await log.append({ facts: '{}' });
    await log.close();
    await log.close();
    await expect(log.append({ facts: '{}' })).rejects.toThrow('closed');
    expect(await verifyLog(folder, log)).toMatchObject({ entries: 1, faults: [] });
  });

  it('gives what is unsealed a seal by itself, though nothing more comes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-evidence-'));
    const log = await openEvidenceLog({ folder, gateway: 'cong-1', now });
    for (let index = 0; index < 3; index += 1) await log.append({ facts: `{"call":${index}}` });
    await expect.poll(() => verifyLog(folder, log)).toMatchObject({ entries: 3, unsealed: 0 });
    await log.close();
  });
});

describe('the proof of one exchange', () => {
  it('holds for every line of a batch, and for no other text', async () => {
    const log = await write(13);
    for (let seq = 1; seq <= 13; seq += 1) {
      const proof = await findProof(log.path, seq, log.publicKey);
      expect(proof && isProven(proof)).toBe(true);
      if (!proof) continue;
      const facts = { text: '{"call":99}', salt: 'AAAAAAAAAAAAAAAAAAAAAA' };
      expect(isProven({ ...proof, line: { ...proof.line, sections: { ...proof.line.sections, facts } } })).toBe(false);
      expect(isProven({ ...proof, line: { ...proof.line, seq: seq + 1 } })).toBe(false);
    }
    expect(await findProof(log.path, 99, log.publicKey)).toBeUndefined();
  });
});

describe('a log that is opened again', () => {
  const zeroOut = (path: string, from: number, to: number) => {
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0, from, to));
  };

  it('goes on after the last seal all of whose lines are there: one without them was told to nobody', async () => {
    const { folder, path, ...log } = await write(3);
    const size = statSync(path).size;
    await write(3, folder);
    const lines = linesOf(path);
    const seal = lines.at(-1) ?? '';
    const whole = readFileSync(path).length;
    // As a disk may be left that wrote the end of a batch before its beginning.
    zeroOut(path, size, whole - seal.length - 2);
    expect((await write(2, folder)).numbers).toEqual([4, 5]);
    expect(await verifyLog(path, log)).toMatchObject({ entries: 5, faults: [] });
  });

  it('keeps what was sealed after an old place that a disk has spoilt', async () => {
    const { folder, path } = await write(3);
    const size = statSync(path).size;
    await write(3, folder);
    zeroOut(path, size - 40, size - 20);
    expect((await write(2, folder)).numbers).toEqual([7, 8]);
    expect(linesOf(path).filter((line) => line.startsWith('{"seq":6,'))).toHaveLength(1);
  });

  it('longer than is read at once is as any other', async () => {
    const { folder, path, publicKey } = await write(3);
    const log = await openEvidenceLog({ folder, gateway: 'cong-1', now });
    await Promise.all(Array.from({ length: 3 }, () => log.append({ facts: '{}', response: 'x'.repeat(1_500_000) })));
    await log.close();
    expect((await write(1, folder)).numbers).toEqual([7]);
    expect(await verifyLog(path, { publicKey })).toMatchObject({ entries: 7, faults: [] });
  });
});

describe('an exchange on a busy gateway', () => {
  /** A log just written to, on which time stands still; how many calls are under way is what the test says. */
  async function busyLog() {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const underWay = { calls: 1 };
    const folder = mkdtempSync(join(tmpdir(), 'motcua-evidence-'));
    const log = await openEvidenceLog({ folder, gateway: 'cong-1', now, mayCome: () => underWay.calls });
    await log.append({ facts: '{}' });
    const close = async () => {
      vi.useRealTimers();
      await log.close();
    };
    return { log, underWay, close };
  }

  it('waits for nobody once all that are under way have come', async () => {
    const { log, underWay, close } = await busyLog();
    expect(await log.append({ facts: '{}' })).toBe(2);
    underWay.calls = 3;
    const together = [log.append({ facts: '{}' }), log.append({ facts: '{}' }), log.append({ facts: '{}' })];
    expect(await Promise.all(together)).toEqual([3, 4, 5]);
    await close();
  });

  it('waits for the others, and no longer than a batch may take', async () => {
    const { log, underWay, close } = await busyLog();
    underWay.calls = 3;
    const seen: number[] = [];
    const both = [log.append({ facts: '{}' }), log.append({ facts: '{}' })].map(async (one) => seen.push(await one));
    await new Promise((passed) => setImmediate(passed));
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(8);
    await Promise.all(both);
    expect(seen).toEqual([2, 3]);
    await close();
  });
});
