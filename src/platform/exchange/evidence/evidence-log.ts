import { generateKeyPairSync, createPrivateKey, type KeyObject } from 'node:crypto';
import { writeSync } from 'node:fs';
import { open, mkdir, readFile, rename, rm, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#infrastructure/clock.ts';
import { buildLine, type SectionName } from './entry.ts';
import { findLastSeal } from './log-file.ts';
import { rootOf } from './merkle.ts';
import { noSeal, publicPartOf, sealDigest, signSeal, type Seal } from './seal.ts';

export type EvidenceLog = {
  gateway: string;
  publicKey: string;
  /** Ghi một lượt: resolves with its number once it is on the disk, sealed with what came beside it. */
  append: (sections: Readonly<Partial<Record<SectionName, string>>>) => Promise<number>;
  /** Waits for what is under way and closes the file. */
  close: () => Promise<void>;
};

type Waiting = {
  sections: Readonly<Partial<Record<SectionName, string>>>;
  done: (seq: number) => void;
  fail: (error: unknown) => void;
};

/** A busy gateway seals at most so often, so that many exchanges share one signature and one `fdatasync`. */
const leastBetweenMs = 8;
/** So many share a signature well enough: waiting for more would only keep them waiting. */
const enoughTogether = 16;
/** So many are sealed together at most: the proof of one stays short. */
const mostInBatch = 256;

export const logFileName = 'nhat-ky.ndjson';

/**
 * Nhật ký bằng chứng of one gateway, in a folder of its own: lines and seals appended to one file. Nothing is acknowledged before
 * `fdatasync` has returned. A tail that a kill left without its seal was acknowledged to nobody and is cut off when the log opens.
 */
export async function openEvidenceLog({
  folder,
  gateway,
  now,
}: {
  folder: string;
  gateway: string;
  now: Clock;
}): Promise<EvidenceLog> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const key = await readOrMakeKey(join(folder, 'khoa-ky.pem'));
  const path = join(folder, logFileName);
  const file = await open(path, 'a', 0o600);
  const last = await findLastSeal(path);
  await truncate(path, last?.endsAt ?? 0);

  const state = {
    next: last ? last.seal.from + last.seal.leaves.length : 1,
    number: last ? last.seal.number : 0,
    previous: last ? sealDigest(last.seal) : noSeal,
    size: last?.endsAt ?? 0,
  };
  const waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let lastFlushAt = 0;
  /** Ends the wait for company. */
  let enough: (() => void) | undefined;

  function startFlushing(): void {
    flushing ??= flushAll().finally(() => {
      flushing = undefined;
      if (waiting.length > 0) startFlushing();
    });
  }

  async function flushAll(): Promise<void> {
    // Alone on an idle gateway an exchange waits for nobody; where enough have come together they wait for no more.
    const restMs = leastBetweenMs - (performance.now() - lastFlushAt);
    if (restMs > 0 && waiting.length < enoughTogether) await companyOr(restMs);
    const batch = waiting.splice(0, mostInBatch);
    lastFlushAt = performance.now();
    try {
      await writeBatch(batch);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }

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
    const lines = batch.map(({ sections }, index) => buildLine(state.next + index, sections));
    const leaves = lines.map(({ leaf }) => leaf);
    const seal: Seal = signSeal(
      {
        gateway,
        number: state.number + 1,
        from: state.next,
        leaves: leaves.map((leaf) => leaf.toString('hex')),
        root: rootOf(leaves).toString('hex'),
        previous: state.previous,
        at: now().toISOString(),
      },
      key,
    );
    const bytes = Buffer.from(`${lines.map(({ line }) => line).join('\n')}\n${JSON.stringify({ seal })}\n`);
    await writeDurably(file, bytes, { path, size: state.size });
    state.size += bytes.length;
    const first = state.next;
    state.next += batch.length;
    state.number = seal.number;
    state.previous = sealDigest(seal);
    batch.forEach(({ done }, index) => done(first + index));
  }

  async function emptied(): Promise<void> {
    if (!flushing) return;
    await flushing;
    await emptied();
  }

  return {
    gateway,
    publicKey: publicPartOf(key),
    append: (sections) =>
      new Promise((done, fail) => {
        waiting.push({ sections, done, fail });
        if (waiting.length >= enoughTogether) enough?.();
        startFlushing();
      }),
    close: async () => {
      await emptied();
      await file.close();
      await unlock();
    },
  };
}

/** A write that failed half-way must not be taken for a batch later: the file goes back to where it was. */
async function writeDurably(
  file: FileHandle,
  bytes: Buffer,
  { path, size }: { path: string; size: number },
): Promise<void> {
  try {
    // Into the page cache at once: handing it to another thread would take longer than the copy.
    if (writeSync(file.fd, bytes) !== bytes.length) throw new Error('The disk took only a part');
    await file.datasync();
  } catch (error) {
    await truncate(path, size).catch(() => undefined);
    throw error;
  }
}

/** Two gateways with one log would each break the other's chain. A lock left by a process that is gone is taken over. */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'dang-dung');
  for (let tries = 0; tries < 2; tries += 1) {
    const taken = await writeFile(path, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    if (taken) return () => rm(path, { force: true });
    const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (holder !== process.pid && isRunning(holder)) break;
    await rm(path, { force: true });
  }
  throw new EvidenceLogInUse(folder);
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Another gateway of this machine writes the log. */
export class EvidenceLogInUse extends Error {
  constructor(folder: string) {
    super(`Nhật ký trao đổi tại ${folder} đang do một cổng khác ghi; hãy đặt GATEWAY_PORT hoặc VAR_DIR khác.`);
  }
}

async function readOrMakeKey(path: string): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch(() => undefined);
  if (pem !== undefined) return createPrivateKey(pem);
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(`${path}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return privateKey;
}
