/**
 * `npm run bench:pages`: bytes a browser transfers for the first page and for a page of a form, everything compressed as a proxy in
 * front would (gzip), fonts as they are. Budgets: 100 KB and 250 KB. The ratio is against the weight a median web page has (about
 * 2,400 KB on phones by HTTP Archive's yearly report), to see the order.
 */
import { gzipSync } from 'node:zlib';
import { newDataFolder, freePort, startSystem } from '../src/testing/run-system.ts';

const port = await freePort();
const system = await startSystem({ VAR_DIR: newDataFolder(), PORT: String(port) });
const origin = `http://127.0.0.1:${port}`;
const medianPageKb = 2400;

async function load(url: string, headers: Record<string, string>): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(url, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  const isPacked = /woff2|image\//.test(answer.headers.get('content-type') ?? '');
  return { bytes: isPacked ? body.length : gzipSync(body).length, text: body.toString('utf8') };
}

/** The page, its styles and script, and the fonts a Vietnamese text needs (both subsets, both weights). */
async function weigh(path: string, headers: Record<string, string>) {
  const page = await load(origin + path, headers);
  const parts = new Map([[path, page.bytes]]);
  const linked = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].flatMap(([, url]) => url ?? []);
  for (const url of linked) {
    const part = await load(origin + url, headers);
    parts.set(url, part.bytes);
    for (const [, font = ''] of part.text.matchAll(/url\(([^)]+\.woff2)\)/g)) {
      const address = new URL(font.replaceAll(/["']/g, ''), origin + url).pathname;
      if (!parts.has(address)) parts.set(address, (await load(origin + address, headers)).bytes);
    }
  }
  return parts;
}

async function signIn(): Promise<Record<string, string>> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ username: 'dan.lan', password: 'MotCua-2026' }),
  });
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

const headers = await signIn();
const begun = await fetch(`${origin}/thu-tuc/1.001193/nop`, {
  method: 'POST',
  redirect: 'manual',
  headers: { ...headers, 'sec-fetch-site': 'same-origin' },
});
const draft = begun.headers.get('location')?.replace(/chung$/, 'child') ?? '';

for (const [name, path, budgetKb] of [
  ['first page', '/', 100],
  ['page of a form', draft, 250],
] as const) {
  const parts = await weigh(path, headers);
  const total = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(
    `\n${name}: ${(total / 1024).toFixed(1)} KB in ${parts.size} requests; budget ${budgetKb} KB; ${(medianPageKb / (total / 1024)).toFixed(0)} times lighter than a median page`,
  );
  for (const [url, bytes] of parts) console.log(`  ${(bytes / 1024).toFixed(1).padStart(7)} KB  ${url}`);
}
process.kill(system.pid, 'SIGTERM');
