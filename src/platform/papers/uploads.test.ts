import { randomUUID } from 'node:crypto';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { buildCitizen, buildHttp } from '#testing/build.ts';
import { testDatabase } from '#testing/test-database.ts';
import { checkFile } from './check-file.ts';
import { checkContent } from './file-content.ts';
import { uploadRoutes } from './papers.routes.ts';
import { papersEn } from './papers.en.ts';
import { papersVi } from './papers.vi.ts';
import { createRenderer } from './render.ts';
import { paperHead, samplePapers } from '#testing/sample-papers.ts';
import { takeUploads } from './uploads.queries.ts';

const { db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-uploads-'));
const owner = buildCitizen();
let actor: Actor | undefined = owner;
const app = await buildHttp({ vi: papersVi, en: papersEn }, async () => actor);
await uploadRoutes(app, {
  db,
  now: () => new Date('2026-11-23T02:00:00Z'),
  storage: createFolderStorage(join(folder, 'stored')),
  uploadFolder: join(folder, 'incoming'),
  maxFileBytes: 1_000_000,
});

let pdf = new Uint8Array();
let jpeg = new Uint8Array();
beforeAll(async () => {
  const renderer = createRenderer();
  pdf = new Uint8Array(await renderer.render('hand-over-sheet', { ...paperHead, ...samplePapers['hand-over-sheet'] }));
  await renderer.close();
  jpeg = new Uint8Array(
    await sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer(),
  );
});

const english = { cookie: 'motcua_lang=en', 'sec-fetch-site': 'same-origin' };
const begin = (id: string, name: string, sizeBytes: number) =>
  app.inject({ method: 'POST', url: '/api/uploads', payload: { id, name, sizeBytes } });
const send = (id: string, offset: number, bytes: Uint8Array) =>
  app.inject({
    method: 'PATCH',
    url: `/api/uploads/${id}`,
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    payload: Buffer.from(bytes),
  });

async function upload(name: string, bytes: Uint8Array) {
  const id = randomUUID();
  await begin(id, name, bytes.length);
  return (await send(id, 0, bytes)).json();
}

describe('an upload', () => {
  it('goes on after a cut from where it was, and is then ready to hand in', async () => {
    const id = randomUUID();
    await begin(id, 'giấy chứng sinh.pdf', pdf.length);
    expect((await send(id, 0, pdf.subarray(0, 1000))).json()).toMatchObject({ offset: 1000, state: 'receiving' });
    expect((await begin(id, 'giấy chứng sinh.pdf', pdf.length)).json()).toMatchObject({ offset: 1000 });
    expect((await send(id, 0, pdf.subarray(0, 1000))).json()).toMatchObject({ offset: 1000 });
    const wrong = await send(id, 5000, pdf.subarray(5000));
    expect([wrong.statusCode, wrong.json().details]).toEqual([409, { offset: 1000 }]);
    expect((await send(id, 1000, pdf.subarray(1000))).json()).toMatchObject({
      state: 'ready',
      mediaType: 'application/pdf',
      pageCount: 1,
    });
    const taken = await inTransaction(db, (tx) => takeUploads(tx, { accountId: owner.id, uploadIds: [id] }));
    expect(taken.get(id)).toMatchObject({ name: 'giấy chứng sinh.pdf', sizeBytes: pdf.length });
    const content = await app.inject({ method: 'GET', url: `/api/uploads/${id}/content` });
    expect(content.rawPayload.equals(Buffer.from(pdf))).toBe(true);
    expect(content.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('of another account does not exist, and cannot be handed in', async () => {
    const { id } = await upload('anh.jpg', jpeg);
    actor = buildCitizen({ personalId: '026190000002' });
    const stranger = actor;
    expect((await app.inject({ method: 'GET', url: `/api/uploads/${id}` })).statusCode).toBe(404);
    expect((await send(id, 0, jpeg)).statusCode).toBe(404);
    expect((await inTransaction(db, (tx) => takeUploads(tx, { accountId: stranger.id, uploadIds: [id] }))).size).toBe(
      0,
    );
    actor = undefined;
    expect((await begin(randomUUID(), 'x.pdf', 10)).statusCode).toBe(401);
    actor = owner;
  });

  it('larger than allowed is refused before a byte is sent', async () => {
    const refused = await begin(randomUUID(), 'lon.pdf', 10_000_000);
    expect(refused.json()).toMatchObject({ code: 'paper.file_too_large' });
  });
});

describe('a file that is not what it says', () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const join2 = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  const zipEnd = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]);

  it.each([
    ['văn bản.pdf', () => text('không phải PDF'), 'paper.file_type_wrong'],
    ['trang.pdf', () => text('<!doctype html><script>alert(1)</script>'), 'paper.file_type_wrong'],
    ['anh.pdf', () => jpeg, 'paper.file_name_wrong'],
    ['giay.jpg', () => pdf, 'paper.file_name_wrong'],
    ['cat-cut.jpg', () => jpeg.subarray(0, 200), 'paper.file_broken'],
    ['cut.pdf', () => pdf.subarray(0, 900), 'paper.file_broken'],
    ['lai.pdf', () => join2(pdf, text('<html><script>1</script>')), 'paper.file_polyglot'],
    ['lai-zip.pdf', () => join2(pdf, zipEnd), 'paper.file_polyglot'],
    ['lai-zip.jpg', () => join2(jpeg, zipEnd), 'paper.file_polyglot'],
    ['lai-html.jpg', () => join2(jpeg, text('<script>1</script>')), 'paper.file_polyglot'],
    [
      'khoa.pdf',
      () => join2(pdf.subarray(0, pdf.length - 6), text('\n9 0 obj<</Encrypt 8 0 R>>endobj\n%%EOF')),
      'paper.file_encrypted',
    ],
  ])('%s is refused at once with its reason', async (name, bytes, problem) => {
    expect(await checkContent(bytes(), name)).toEqual({ ok: false, problem });
  });

  it('is told in Vietnamese what to do, or in English by choice', async () => {
    const refused = await upload('virus.pdf', text('MZ không phải PDF'));
    expect(refused).toMatchObject({ state: 'refused', problem: { message: papersVi['paper.file_type_wrong'] } });
    const seen = await app.inject({
      url: `/api/uploads/${z.object({ id: z.uuid() }).parse(refused).id}`,
      headers: english,
    });
    expect(seen.json()).toMatchObject({ problem: { message: papersEn['paper.file_type_wrong'] } });
  });

  it('too large is refused in English by choice', async () => {
    const payload = { id: randomUUID(), name: 'lon.pdf', sizeBytes: 1_000_001 };
    const { json } = await app.inject({ method: 'POST', url: '/api/uploads', headers: english, payload });
    expect(json()).toMatchObject({ message: expect.stringContaining('Please photograph or scan it again') });
  });
});

const collections = [join('..', 'shared', 'data', 'pdf', 'pyhanko-mit'), join('..', 'shared', 'data', 'images')];

describe.skipIf(!collections.every((path) => existsSync(path)))(
  'the collections of odd files (skipped where ../shared is absent)',
  () => {
    const files = collections.flatMap((path) =>
      existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [],
    );
    const openable = files.filter((path) => /\.(pdf|jpg)$/.test(path));

    it('are each taken or refused, none hangs, crashes or passes for another kind', async () => {
      const wrong: string[] = [];
      for (const path of openable) {
        const answer = await checkFile(path, path);
        const isPdf = readFileSync(path).subarray(0, 5).toString('latin1') === '%PDF-';
        if (answer.ok && (answer.mediaType === 'application/pdf') !== isPdf) wrong.push(path);
      }
      expect(wrong).toEqual([]);
    });

    it.each(['minimal-aes256.pdf', 'minimal-rc4.pdf', 'malformed-encrypt-dict1.pdf'])(
      '%s is refused as encrypted',
      async (name) => {
        const path = join(collections[0] ?? '', name);
        expect(await checkFile(path, name)).toEqual({ ok: false, problem: 'paper.file_encrypted' });
      },
    );

    it('a picture with a broken header is refused', async () => {
      const path = join(collections[1] ?? '', 'corrupt-header.jpg');
      expect((await checkFile(path, path)).ok).toBe(false);
    });
  },
);
