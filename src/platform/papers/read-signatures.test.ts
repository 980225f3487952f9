import { PDF } from '@libpdf/core';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signedAt, signPdf } from '#testing/sign-pdf.ts';
import { readFileSignatures } from './check-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-signatures-'));
let files = 0;
const read = (bytes: Uint8Array) => {
  const path = join(folder, `${(files += 1)}.pdf`);
  writeFileSync(path, bytes);
  return readFileSignatures(path);
};

let plain = new Uint8Array();
let once = new Uint8Array();
let twice = new Uint8Array();
beforeAll(async () => {
  const pdf = PDF.create();
  pdf.addPage({ size: 'a4' });
  plain = new Uint8Array(await pdf.save());
  once = new Uint8Array(await signPdf(plain, 'Sở Giáo dục và Đào tạo'));
  twice = new Uint8Array(await signPdf(once, 'Sở Y tế'));
});

describe('the signatures of a PDF', () => {
  it('are none, or each with who signed and whether it holds', async () => {
    expect(await read(plain)).toEqual([]);
    const first = {
      ...{ signer: 'Sở Giáo dục và Đào tạo', issuer: 'Tổ chức chứng thực thử', signedAt },
      isIntact: true,
    };
    expect(await read(once)).toEqual([{ ...first, coversAll: true }]);
    expect(await read(twice)).toEqual([
      { ...first, coversAll: false },
      { ...first, signer: 'Sở Y tế', coversAll: true },
    ]);
  });

  it('do not hold when a byte of what was signed is another', async () => {
    const altered = Uint8Array.from(once);
    const place = Buffer.from(once).indexOf('/MediaBox');
    altered[place + 1] = 'm'.charCodeAt(0);
    expect(await read(altered)).toMatchObject([{ signer: 'Sở Giáo dục và Đào tạo', isIntact: false }]);
  });

  it('do not hold when another stands in their place, and do not cover what was added behind them', async () => {
    const longer = await PDF.load(plain);
    longer.addPage({ size: 'a4' });
    const other = await signPdf(await longer.save(), 'Người khác');
    const contents = (bytes: Uint8Array) =>
      /\/Contents <([0-9a-fA-F]+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
    const [own, foreign] = [contents(once), contents(other)];
    expect(own.length).toBe(foreign.length);
    const swapped = Buffer.from(Buffer.from(once).toString('latin1').replace(own, foreign), 'latin1');
    expect(await read(swapped)).toMatchObject([{ signer: 'Người khác', isIntact: false }]);
    const pdf = await PDF.load(once);
    pdf.addPage({ size: 'a4' });
    const added = await pdf.save({ incremental: true });
    expect(await read(added)).toMatchObject([{ isIntact: true, coversAll: false }]);
  });

  it('cannot be read from what is no PDF, nor from one made to hang the reader', async () => {
    expect(await read(Buffer.from('no'))).toBeUndefined();
    const broken = Buffer.from(
      Buffer.from(once)
        .toString('latin1')
        .replace(/\/ByteRange \[[^\]]*\]/, (range) => range.replace(/\d+/, '7')),
      'latin1',
    );
    expect(await read(broken)).toMatchObject([{ isIntact: false }]);
  });
});
