import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type StoredContent = { sha256: string; sizeBytes: number };

/** Content-addressed files: a file's name is the SHA-256 of its bytes, so nothing is stored twice or changed unseen. */
export type Storage = {
  /** Streams in, returns the content's name; throws `RangeError` when it grows past `maxBytes`. */
  put: (content: Readable | Uint8Array, maxBytes?: number) => Promise<StoredContent>;
  /** Streams out; throws when absent. */
  read: (sha256: string) => Readable;
  /** Path on this machine, for libraries that read files themselves. */
  pathOf: (sha256: string) => string;
  has: (sha256: string) => Promise<boolean>;
  /** Deletes what began to stream in longer ago than this and was never finished: a process that is killed leaves it. */
  dropUnfinished: (olderThanMs: number) => Promise<void>;
};

/** Files in a local folder, two levels of folders by the first letters of the hash. Written beside, synced, then renamed. */
export function createFolderStorage(folder: string): Storage {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('Not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const made = new Set<string>();
  /** A folder made once by this process is there: nobody takes folders away while the system runs. */
  const makeFolder = async (path: string) => {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true });
    made.add(path);
  };
  return {
    pathOf,
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    read: (sha256) => createReadStream(pathOf(sha256)),
    dropUnfinished: async (olderThanMs) => {
      const unfinished = await readdir(join(folder, 'incoming')).catch(() => []);
      for (const name of unfinished) {
        const path = join(folder, 'incoming', name);
        const found = await stat(path).catch(() => undefined);
        if (found && Date.now() - found.mtimeMs > olderThanMs) await rm(path, { force: true });
      }
    },
    put: async (content, maxBytes = Number.POSITIVE_INFINITY) => {
      const incoming = join(folder, 'incoming', randomUUID());
      await makeFolder(dirname(incoming));
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const meter = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          sizeBytes += chunk.length;
          hash.update(chunk);
          done(sizeBytes > maxBytes ? new RangeError('Content too large') : null, chunk);
        },
      });
      try {
        const source = content instanceof Uint8Array ? Readable.from([content]) : content;
        await pipeline(source, meter, createWriteStream(incoming, { mode: 0o600, flush: true }));
        const sha256 = hash.digest('hex');
        const path = pathOf(sha256);
        await makeFolder(dirname(path));
        await rename(incoming, path);
        await syncFolder(dirname(path));
        return { sha256, sizeBytes };
      } finally {
        await rm(incoming, { force: true });
      }
    },
  };
}

/** A renamed file survives a power cut only once its folder is synced too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
