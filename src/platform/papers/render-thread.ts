/** Runs in a worker thread: keeps one Typst compiler and renders papers one after another. See `render.ts`. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { toString as toQr } from 'qrcode';
import { z } from 'zod';
import { vndInWords } from './vnd-words.ts';

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('./templates', import.meta.url));
const fonts = dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });

const Request = z.object({ id: z.number(), template: z.string(), data: z.record(z.string(), z.unknown()) });

/** What every paper gets besides its own data: the QR of its look-up address, amounts in words. */
async function withDerived(data: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { lookUpUrl, amountVnd } = data;
  return {
    ...data,
    ...(typeof lookUpUrl === 'string' && { qrSvg: await toQr(lookUpUrl, { type: 'svg', margin: 0 }) }),
    ...(typeof amountVnd === 'number' && { amountWords: vndInWords(amountVnd) }),
  };
}

parentPort?.on('message', async (message: unknown) => {
  const { id, template, data } = Request.parse(message);
  try {
    const inputs = { data: JSON.stringify(await withDerived(data)) };
    const pdf = compiler.pdf({ mainFilePath: join(folder, `${template}.typ`), inputs }, { pdfStandard: 'a-2b' });
    compiler.evictCache(10);
    parentPort?.postMessage({ id, pdf: new Uint8Array(pdf) });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    parentPort?.postMessage({ id, error: code });
  }
});
