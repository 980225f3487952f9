/** Phần chung của các hệ thống mẫu: what the developer portal tells every client of, the token and the signed purpose. */
import { createPrivateKey, sign } from 'node:crypto';

export type Settings = { code: string; secret: string; purposeKey: string; gateway: string };

const waitMs = 300;
const mostTries = 40;

/** A key that was given this moment reaches every gateway within seconds. */
export async function takeToken({ code, secret, gateway }: Settings): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${gateway}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${code}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const said: { access_token?: string } = await answer.json();
    if (said.access_token !== undefined) return said.access_token;
    if (tries === mostTries) throw new Error(`Không lấy được mã truy cập: ${JSON.stringify(said)}`);
    await new Promise((done) => setTimeout(done, waitMs));
  }
}

/** Mục đích: which official, for which dossier, on what ground; signed with the purpose key. */
export function signPurpose(
  { code, purposeKey }: Settings,
  { dossier, officer, unit }: { dossier: string; officer: string; unit: string },
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: code, aud: 'urn:motcua:purpose', iat: now, exp: now + 120 },
    ...{ officer, officerTitle: 'Chuyên viên', unit, dossier },
    article: 'Điều 10 Luật Căn cước 2023',
  };
  const text = `${part({ alg: 'ES256' })}.${part(claims)}`;
  const key = { key: createPrivateKey(purposeKey), dsaEncoding: 'ieee-p1363' as const };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}
