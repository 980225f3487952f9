import { generateKeyPairSync, createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '#infrastructure/clock.ts';
import { buildLine, leafOfLine, type SectionName } from './entry.ts';
import { lockFolder } from './lock-folder.ts';
import { nextAfter } from './log-file.ts';
import { openLogWriter } from './log-writer.ts';
import { rootOf } from './merkle.ts';
import { readEnd } from './read-end.ts';
import { mostUnderSeal, noSeal, publicPartOf, sealDigest, signSeal, type Seal } from './seal.ts';
import { segmentFrom } from './segments.ts';

export type EvidenceLog = {
  gateway: string;
  publicKey: string;
  /** Lines found behind a damaged one when the log was opened, and the file they were put aside in: they can be read, not proved. */
  setAside: SetAside | undefined;
  /** The last batch that was sealed when the log was opened. */
  lastBatch: number;
  /** Bytes of a file of it that are on the disk for certain; all of one that is written no more. */
  onDisk: (path: string) => number;
  /** Ghi một lượt: resolves with its number once it is on the disk, sealed with what came beside it. */
  append: (sections: Readonly<Partial<Record<SectionName, string>>>) => Promise<number>;
  /** Waits for what is under way and closes the file. */
  close: () => Promise<void>;
};

type SetAside = { lines: number; path: string };

type Waiting = {
  sections: Readonly<Partial<Record<SectionName, string>>>;
  done: (seq: number) => void;
  fail: (error: unknown) => void;
};

/** A busy gateway writes at most so often, so that many exchanges share one `fdatasync`. */
const leastBetweenMs = 8;
/** So many share one well enough: waiting for more would only keep them waiting. */
const enoughTogether = 32;
/** So long may what is on the disk, and acknowledged, be without a seal: a signature costs as much as three lines. */
const sealWithinMs = 100;
/** A file of so many bytes is followed by another: some hundred thousand lines, small enough to be moved. */
const segmentBytes = 512 * 1_048_576;

type LogOptions = {
  folder: string;
  gateway: string;
  now: Clock;
  /** How many are under way that may be put on record soon: once as many wait here, nobody is waited for any more. */
  mayCome?: () => number;
  /** Bytes after which the log goes on in another file. */
  longEnough?: number;
};

/**
 * Nhật ký bằng chứng of one gateway, in a folder of its own: lines and seals appended to a file, and to the next when that is long
 * enough (`segments.ts`). Nothing is acknowledged before `fdatasync` has returned; a seal follows with its lines, or within a tenth of
 * a second where they come one after the other (decision 28). Whole lines that a kill left without their seal may have been
 * acknowledged: they are sealed when the log opens.
 */
export async function openEvidenceLog(options: LogOptions): Promise<EvidenceLog> {
  const { folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  try {
    return await openLocked(options, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function openLocked(
  { folder, gateway, now, mayCome = () => Infinity, longEnough = segmentBytes }: LogOptions,
  unlock: () => Promise<void>,
): Promise<EvidenceLog> {
  const key = await readOrMakeKey(join(folder, 'khoa-ky.pem'));
  const { path, last, unsealed, endsAt, behind } = await readEnd(folder);
  const setAside = behind === 0 ? undefined : await putAside({ path, from: endsAt, lines: behind, at: now() });
  let writer = await openLogWriter(path, endsAt);

  const state = {
    /** Where the next seal begins, and the leaves it will stand on. */
    from: nextAfter(last),
    leaves: unsealed.map(leafOfLine),
    number: last?.number ?? 0,
    previous: last ? sealDigest(last) : noSeal,
    sealedAt: -Infinity,
  };
  const waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let lastFlushAt = 0;
  /** Ends the wait for company. */
  let enough: (() => void) | undefined;
  let sealTimer: NodeJS.Timeout | undefined;

  function startFlushing(): void {
    flushing ??= flushAll().finally(() => {
      flushing = undefined;
      if (waiting.length > 0) startFlushing();
      else if (state.leaves.length > 0) sealTimer ??= setTimeout(sealRest, sealWithinMs);
    });
  }

  function sealRest(): void {
    sealTimer = undefined;
    if (state.leaves.length > 0) startFlushing();
  }

  async function flushAll(): Promise<void> {
    // Alone on an idle gateway an exchange waits for nobody; where enough, or all, have come together they wait for no more.
    const restMs = leastBetweenMs - (performance.now() - lastFlushAt);
    if (restMs > 0 && !areEnough()) await companyOr(restMs);
    const batch = waiting.splice(0, mostUnderSeal - state.leaves.length);
    lastFlushAt = performance.now();
    try {
      await writeBatch(batch);
    } catch (error) {
      // A full seal that cannot be written takes nobody along: those who wait are told all the same.
      for (const { fail } of batch.length > 0 ? batch : waiting.splice(0)) fail(error);
    }
  }

  const areEnough = () => waiting.length >= Math.min(enoughTogether, mayCome());

  function companyOr(restMs: number): Promise<void> {
    return new Promise((wake) => {
      const timer = setTimeout(done, restMs);
      enough = done;
      function done() {
        clearTimeout(timer);
        enough = undefined;
        wake();
      }
    });
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    const first = state.from + state.leaves.length;
    const leaves = [...state.leaves];
    let text = '';
    batch.forEach(({ sections }, index) => {
      const { line, leaf } = buildLine(first + index, sections);
      text += `${line}\n`;
      leaves.push(leaf);
    });
    const isDue = leaves.length >= mostUnderSeal || lastFlushAt - state.sealedAt >= sealWithinMs;
    const seal = isDue ? sealOver(leaves) : undefined;
    await writer.write(seal ? `${text}${JSON.stringify({ seal })}\n` : text);
    state.leaves = leaves;
    if (seal) turnOver(seal);
    batch.forEach(({ done }, index) => done(first + index));
    if (seal && writer.onDisk() >= longEnough) await goOnInAnother();
  }

  async function goOnInAnother(): Promise<void> {
    const full = writer;
    try {
      writer = await openLogWriter(segmentFrom(folder, state.number + 1).path, 0);
    } catch {
      // This one is as good until the next seal.
      return;
    }
    await full.close().catch(() => undefined);
  }

  function sealOver(leaves: string[]): Seal {
    const { from, previous } = state;
    const at = now().toISOString();
    return signSeal({ gateway, number: state.number + 1, from, leaves, root: rootOf(leaves), previous, at }, key);
  }

  function turnOver(seal: Seal): void {
    state.from += seal.leaves.length;
    state.leaves = [];
    state.number = seal.number;
    state.previous = sealDigest(seal);
    state.sealedAt = lastFlushAt;
  }

  async function emptied(): Promise<void> {
    if (!flushing) return;
    await flushing;
    await emptied();
  }

  /** Once: the lock of a folder may be another's by the second time. */
  let closing: Promise<void> | undefined;
  async function closeNow(): Promise<void> {
    await emptied();
    clearTimeout(sealTimer);
    state.sealedAt = -Infinity;
    if (state.leaves.length > 0) await flushAll();
    await writer.close();
    await unlock();
  }

  if (state.leaves.length > 0) startFlushing();
  await emptied();

  return {
    gateway,
    publicKey: publicPartOf(key),
    setAside,
    lastBatch: state.number,
    onDisk: (of) => (of === writer.path ? writer.onDisk() : Infinity),
    append: (sections) =>
      new Promise((done, fail) => {
        if (closing) return fail(new Error('The evidence log is closed'));
        waiting.push({ sections, done, fail });
        if (areEnough()) enough?.();
        startFlushing();
      }),
    close: () => (closing ??= closeNow()),
  };
}

/** What a damaged end is cut off of stays beside the log: it may have been acknowledged. */
async function putAside({
  path,
  from,
  lines,
  at,
}: {
  path: string;
  from: number;
  lines: number;
  at: Date;
}): Promise<SetAside> {
  const aside = join(dirname(path), `cat-bo-${at.toISOString().replaceAll(/[:.]/g, '-')}.ndjson`);
  await writeFile(aside, (await readFile(path)).subarray(from), { mode: 0o600, flush: true });
  return { lines, path: aside };
}

async function readOrMakeKey(path: string): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch(() => undefined);
  if (pem !== undefined) return createPrivateKey(pem);
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(`${path}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return privateKey;
}
