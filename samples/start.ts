/**
 * `npm run sample-systems`: runs the sample systems against a running Một Cửa. With no key yet it takes one as an official does: signs
 * in at the portal and presses “Nhận khóa thử nghiệm”; the key is kept in var/ for the next time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAdmissions } from './admissions.ts';
import type { Settings } from './axis-client.ts';
import { runLandOffice } from './land-office.ts';

const {
  MOT_CUA: portal = 'http://127.0.0.1:3000',
  TAI_KHOAN: username = 'tuyensinh.sgddt',
  MAT_KHAU: password = 'MotCua-2026',
} = process.env;
const kept = fileURLToPath(
  new URL(`../var/samples/khoa-${portal.replaceAll(/[^a-z0-9]+/gi, '-')}.json`, import.meta.url),
);

function findKept(): Settings | undefined {
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    return undefined;
  }
}

/** As a person at a browser would; pages are plain forms. */
async function takeKey(): Promise<Settings> {
  const post = (path: string, { cookie, fields = {} }: { cookie?: string; fields?: Record<string, string> }) =>
    fetch(`${portal}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: portal, ...(cookie !== undefined && { cookie }) },
      body: new URLSearchParams(fields),
    });
  const signedIn = await post('/dang-nhap', { fields: { username, password } });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = await (await post('/nha-phat-trien/khoa', { cookie })).text();
  const shown = [...page.matchAll(/<pre[^>]*><code>([^<]*)<\/code>/g)].map(([, text = '']) => text);
  const [code = '', secret = '', purposeKey = ''] = shown;
  if (purposeKey === '')
    throw new Error(`Không nhận được khóa tại ${portal}/nha-phat-trien: ${page.replaceAll(/<[^>]+>/g, ' ')}`);
  const document: { servers: { url: string }[] } = await (
    await fetch(`${portal}/nha-phat-trien/danh-muc/1.0/openapi.json`)
  ).json();
  const gateway = new URL(document.servers[0]?.url ?? '').origin;
  const settings = { code, secret, purposeKey, gateway };
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(settings), { mode: 0o600 });
  return settings;
}

/** A kept key is of no use once the data it was made in are gone. */
async function isGood({ code, secret, gateway }: Settings): Promise<boolean> {
  const answer = await fetch(`${gateway}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${code}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  }).catch(() => undefined);
  return answer?.ok ?? false;
}

const before = findKept();
const settings = before && (await isGood(before)) ? before : await takeKey();
await runAdmissions(settings, (line) => console.log(`[tuyển sinh] ${line}`));
await runLandOffice({ ...settings, portal }, (line) => console.log(`[đất đai] ${line}`));
