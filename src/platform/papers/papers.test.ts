import { PDF } from '@libpdf/core';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { paperHead, samplePapers } from '#testing/sample-papers.ts';
import { testDatabase } from '#testing/test-database.ts';
import { listPapersOf, openPaper, renderPapers, requestPaper } from './make-paper.ts';
import { findPaper, nextBookNumber } from './papers.queries.ts';
import { createRenderer } from './render.ts';
import { vndInWords } from './vnd-words.ts';

const { db } = await testDatabase();
const renderer = createRenderer();
afterAll(() => renderer.close());
const storage = createFolderStorage(mkdtempSync(join(tmpdir(), 'motcua-papers-')));
const now = () => new Date('2026-11-23T02:00:00Z');
const deps = { db, now, storage, renderer };

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await PDF.load(pdf);
  const pages = document.getPages().map((page) => page.extractText());
  return pages
    .map((page) => page.text)
    .join('\n')
    .replaceAll(/\s+/g, ' ')
    .normalize('NFC');
}

describe('every template', () => {
  it.each(Object.entries(samplePapers))(
    '%s renders with its text selectable and its Vietnamese whole',
    async (template, data) => {
      const text = await textOf(await renderer.render(template, { ...paperHead, ...data }));
      expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
      expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
    },
  );

  const nasty = String.raw`"#$*_\\ <script>alert(1)</script> #let x = 1; @ref $ x^2 $ [đóng] ẳẵậễộỡợữỵ`;

  it.each(Object.keys(samplePapers))('%s shows hostile text as text', async (template) => {
    const head = {
      ...paperHead,
      applicant: { ...paperHead.applicant, name: nasty },
      owner: { ...paperHead.owner, name: nasty },
    };
    const text = await textOf(await renderer.render(template, { ...head, ...samplePapers[template] }));
    expect(text).not.toBe('');
  });

  it('lists two hundred papers over several pages', async () => {
    const document = { name: 'Giấy tờ số', originals: 1, copies: 0, file: null };
    const data = {
      ...paperHead,
      ...samplePapers['acceptance-slip'],
      documents: Array.from({ length: 200 }, () => document),
    };
    const pdf = await PDF.load(await renderer.render('acceptance-slip', data));
    expect(pdf.getPageCount()).toBeGreaterThan(3);
  });

  it('refuses a template nobody made', async () => {
    await expect(renderer.render('../../../etc/passwd', {})).rejects.toThrow('No template');
  });
});

describe('a paper', () => {
  const subject = { kind: 'dossier', id: randomUUID(), code: '000.05.12.H62-261123-0001' };

  it('is frozen when asked for, made once, and listed with its title', async () => {
    const data = { ...paperHead, ...samplePapers['acceptance-slip'] };
    const id = await inTransaction(db, (tx) =>
      requestPaper(tx, { template: 'acceptance-slip', subject, unitId: randomUUID(), data, at: now() }),
    );
    const [first, second] = await Promise.all([openPaper(deps, id), openPaper(deps, id)]);
    await renderPapers(deps).run();
    expect(await storage.has(first.sha256)).toBe(true);
    expect((await openPaper(deps, id)).sha256).toMatch(new RegExp(`${first.sha256}|${second.sha256}`));
    expect(await listPapersOf(db, subject)).toMatchObject([{ id, title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' }]);
  });

  it('that must exist at once is made by the system, one that need not only when opened', async () => {
    const ask = (keep: 'at_once' | 'when_opened') =>
      inTransaction(db, async (tx) => {
        const data = { ...paperHead, ...samplePapers['acceptance-slip'] };
        return requestPaper(tx, { template: 'acceptance-slip', subject, unitId: randomUUID(), data, at: now(), keep });
      });
    const [result, slip] = [await ask('at_once'), await ask('when_opened')];
    await Promise.all([renderPapers(deps).run(), renderPapers(deps).run()]);
    const made = async (id: string) => (await findPaper(db, id))?.sha256;
    expect([typeof (await made(result)), await made(slip)]).toEqual(['string', null]);
  });

  it('that does not exist is not found', async () => {
    await expect(openPaper(deps, randomUUID())).rejects.toMatchObject({ code: 'paper.not_found' });
  });
});

describe('a book', () => {
  it('numbers from 01 each year without gaps, also when twenty ask at once and some give up', async () => {
    const book = { unitId: randomUUID(), book: 'decision', year: 2026 };
    const asked = Array.from({ length: 20 }, (_, index) =>
      inTransaction(db, async (tx) => {
        const number = await nextBookNumber(tx, book);
        if (index % 4 === 0) throw new Error('given up');
        return number;
      }),
    );
    const numbers = (await Promise.allSettled(asked)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(await inTransaction(db, (tx) => nextBookNumber(tx, { ...book, year: 2027 }))).toBe(1);
  });
});

describe('an amount in words', () => {
  it.each([
    [0, 'Không đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [105_000, 'Một trăm lẻ năm nghìn đồng'],
    [1_000_000, 'Một triệu đồng'],
    [1_005_015, 'Một triệu không trăm lẻ năm nghìn không trăm mười lăm đồng'],
    [2_000_000_000, 'Hai tỷ đồng'],
    [155, 'Một trăm năm mươi lăm đồng'],
  ])('%i is read “%s”', (amount, words) => {
    expect(vndInWords(amount)).toBe(words);
  });
});
