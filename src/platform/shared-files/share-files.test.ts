import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#infrastructure/crypto.ts';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { testDatabase } from '#testing/test-database.ts';
import { dropExpiredFiles, dropFile, keepFile, openFile, type SharedFilesDeps } from './share-files.ts';

const { db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-shared-'));
let at = new Date('2026-11-28T02:00:00Z');
const deps: SharedFilesDeps = {
  ...{ db, now: () => at, storage: createFolderStorage(folder) },
  ...{ maxFileBytes: 1_048_576, maxOwnerBytes: 10_485_760 },
};

async function buildPdf(title: string): Promise<Buffer> {
  const pdf = PDF.create();
  pdf.addPage();
  pdf.setTitle(title);
  return Buffer.from(await pdf.save());
}
const keep = (owner: string, id: string, bytes: Buffer, change: Partial<SharedFilesDeps> = {}) =>
  keepFile(
    { ...deps, ...change },
    { owner, id, name: 'a.pdf', readers: ['y-te'], keepDays: 1, content: Readable.from([bytes]) },
  );
const isThere = (owner: string, id: string, system = owner) =>
  openFile(deps, { owner, id, system }).then(
    ({ sha256: name }) => deps.storage.has(name),
    () => false,
  );

describe('a file kept for other systems', () => {
  it('is its owner’s alone: nobody opens, drops or changes it by its id', async () => {
    const id = randomUUID();
    await keep('giao-duc', id, await buildPdf('một'));
    expect([await isThere('giao-duc', id, 'y-te'), await isThere('giao-duc', id, 'cong-an')]).toEqual([true, false]);
    await dropFile(deps, { owner: 'y-te', id });
    expect(await isThere('giao-duc', id)).toBe(true);
    // The same id of another owner is another file.
    await keep('y-te', id, await buildPdf('hai'));
    expect(await isThere('y-te', id)).toBe(true);
    await dropFile(deps, { owner: 'y-te', id });
    expect(await isThere('giao-duc', id)).toBe(true);
  });

  it('stays when another of the same bytes is dropped, and goes with the last', async () => {
    const [bytes, one, two] = [await buildPdf('chung'), randomUUID(), randomUUID()];
    await keep('giao-duc', one, bytes);
    await keep('y-te', two, bytes);
    await dropFile(deps, { owner: 'giao-duc', id: one });
    expect(await isThere('y-te', two)).toBe(true);
    await dropFile(deps, { owner: 'y-te', id: two });
    expect(await deps.storage.has(sha256(bytes))).toBe(false);
  });

  it('is refused where those of its owner would come to too much, also two at once, until some are gone', async () => {
    const owner = 'xay-dung';
    const [first, second, third] = await Promise.all(['một', 'hai', 'ba'].map(buildPdf));
    if (!first || !second || !third) throw new Error('no file');
    const room = { maxOwnerBytes: first.length + Math.max(second.length, third.length) };
    const id = randomUUID();
    await keep(owner, id, first, room);
    const both = await Promise.allSettled([second, third].map((bytes) => keep(owner, randomUUID(), bytes, room)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'shared_file.no_room' } });
    // What is there already may come again; what is dropped makes room; others have their own.
    await keep(owner, id, first, room);
    const [isSecondThere, isThirdThere] = await Promise.all(
      [second, third].map((bytes) => deps.storage.has(sha256(bytes))),
    );
    expect([isSecondThere, isThirdThere].filter(Boolean)).toHaveLength(1);
    await keep('van-hoa', randomUUID(), await buildPdf('khác'), room);
    await dropFile(deps, { owner, id });
    await keep(owner, randomUUID(), isSecondThere ? third : second, room);
  });

  it('is kept or refused, never lost, when the last other of its bytes is dropped as it comes', async () => {
    const [bytes, one, two] = [await buildPdf('cùng lúc'), randomUUID(), randomUUID()];
    await keep('giao-duc', one, bytes);
    const { storage } = deps;
    const slow = {
      ...storage,
      put: async (content: Readable | Uint8Array, most?: number) => {
        const stored = await storage.put(content, most);
        await dropFile(deps, { owner: 'giao-duc', id: one });
        return stored;
      },
    };
    await expect(keep('y-te', two, bytes, { storage: slow })).rejects.toMatchObject({
      code: 'shared_file.send_again',
    });
    expect(await isThere('y-te', two)).toBe(false);
    await keep('y-te', two, bytes);
    expect(await isThere('y-te', two)).toBe(true);
  });

  it('whatever the order two systems keep and drop the same bytes in, is there once it was said to be', async () => {
    const bytes = await buildPdf('tranh nhau');
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const [id, owner] = [randomUUID(), `he-thong-${index % 3}`];
        const isKept = await keep(owner, id, bytes).then(
          () => true,
          () => false,
        );
        const wasThere = await isThere(owner, id);
        if (index % 2 === 0) await dropFile(deps, { owner, id });
        return { isKept, wasThere, isThereAtEnd: index % 2 === 0 || (await isThere(owner, id)) === isKept };
      }),
    );
    expect(outcomes.filter(({ isKept, wasThere }) => isKept !== wasThere)).toEqual([]);
    expect(outcomes.every(({ isThereAtEnd }) => isThereAtEnd)).toBe(true);
  });

  it('is not there after its day, and its id is free at once', async () => {
    const [id, first, second] = [randomUUID(), await buildPdf('cũ'), await buildPdf('mới')];
    await keep('giao-duc', id, first);
    at = new Date(at.getTime() + 86_400_001);
    expect(await isThere('giao-duc', id)).toBe(false);
    await keep('giao-duc', id, second);
    expect(await isThere('giao-duc', id)).toBe(true);
    expect(await deps.storage.has(sha256(first))).toBe(false);
  });
});

describe('a file that does not come whole', () => {
  const unfinished = () => readdirSync(join(folder, 'incoming'));

  it('leaves nothing when it is too large, or its sender stops', async () => {
    await expect(keep('giao-duc', randomUUID(), Buffer.alloc(1_048_577))).rejects.toMatchObject({
      code: 'shared_file.too_large',
    });
    const stopping = Readable.from(
      (async function* send() {
        yield Buffer.from('%PDF-1.7');
        throw new Error('the sender has left');
      })(),
    );
    const file = { owner: 'giao-duc', id: randomUUID(), name: 'a.pdf', readers: [], keepDays: 1, content: stopping };
    await expect(keepFile(deps, file)).rejects.toThrow('the sender has left');
    expect(unfinished()).toEqual([]);
  });

  it('is swept away at night when the process was killed meanwhile, unless it may still be coming', async () => {
    for (const name of ['cũ', 'đang đến']) writeFileSync(join(folder, 'incoming', name), 'nửa tệp');
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(join(folder, 'incoming', 'cũ'), twoDaysAgo, twoDaysAgo);
    await dropExpiredFiles(deps);
    expect(unfinished()).toEqual(['đang đến']);
  });
});
