import { constants, fdatasync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

export type LogWriter = {
  path: string;
  /** Bytes that are on the disk for certain. */
  onDisk: () => number;
  /** Ghi bền vững: resolves when the bytes are on the disk; a write that failed leaves the file as it was. */
  write: (text: string) => Promise<void>;
  /** Takes away what was laid out ahead, and closes. */
  close: () => Promise<void>;
};

/**
 * The file is laid out ahead in zeros: where it grows with each write `fdatasync` has its size to write down as well, which costs the
 * half again. Readers take the first zero for the end (`log-file.ts`); JSON has none.
 */
const layOutBytes = 256 * 1024;
const zeros = Buffer.alloc(layOutBytes);
const syncData = promisify(fdatasync);

/** A new file is on the disk once its name is, too. */
async function syncFolder(folder: string): Promise<void> {
  await using opened = await open(folder);
  await opened.sync();
}

/** Opens a log for writing on from `size`; what stands behind it is cut off. */
export async function openLogWriter(path: string, size: number): Promise<LogWriter> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  await file.truncate(size);
  // A kill may have left whole lines in memory alone.
  await file.datasync();
  await syncFolder(dirname(path));
  let [written, laidOut] = [size, size];

  function writeWhole(bytes: Buffer, at: number): void {
    // Into the page cache at once: handing it to another thread would take longer than the copy.
    if (writeSync(file.fd, bytes, 0, bytes.length, at) !== bytes.length) throw new Error('The disk took only a part');
  }

  return {
    path,
    onDisk: () => written,
    write: async (text) => {
      const bytes = Buffer.from(text);
      const end = written + bytes.length;
      try {
        writeWhole(bytes, written);
        if (end > laidOut) {
          writeWhole(zeros, end);
          laidOut = end + layOutBytes;
        }
        await syncData(file.fd);
      } catch (error) {
        // What failed half-way must not be taken for a batch later.
        laidOut = written;
        await file.truncate(written).catch(() => undefined);
        throw error;
      }
      written = end;
    },
    close: async () => {
      await file.truncate(written);
      await file.close();
    },
  };
}
