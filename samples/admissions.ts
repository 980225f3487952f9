/**
 * Hệ thống tuyển sinh đầu cấp (ví dụ): a system of another agency, written only with what the developer portal tells. It knows
 * four settings and nothing else of the platform: MA_HE_THONG, KHOA_BI_MAT, KHOA_MUC_DICH, CONG (address of the gateway).
 */
import { createPrivateKey, sign } from 'node:crypto';

export type Settings = { code: string; secret: string; purposeKey: string; gateway: string };

type Item = { code: string; name: string };
type Delivery = { delivery: number; message: { id: string; topic: string; data: { code: string } } };

const waitMs = 300;
const mostTries = 40;

/** A key that was given this moment reaches every gateway within seconds. */
async function takeToken({ code, secret, gateway }: Settings): Promise<string> {
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
function signPurpose({ code, purposeKey }: Settings, dossier: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: code, aud: 'urn:motcua:purpose', iat: now, exp: now + 120 },
    ...{ officer: 'tuyensinh.sgddt', officerTitle: 'Chuyên viên', unit: 'H62.04', dossier },
    article: 'Điều 10 Luật Căn cước 2023',
  };
  const text = `${part({ alg: 'ES256' })}.${part(claims)}`;
  const key = { key: createPrivateKey(purposeKey), dsaEncoding: 'ieee-p1363' as const };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** One round of work; each line says what was done. */
export async function runAdmissions(settings: Settings, say: (line: string) => void): Promise<void> {
  const { gateway, code } = settings;
  const authorization = `Bearer ${await takeToken(settings)}`;
  say('Đã lấy mã truy cập.');

  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${gateway}/sandbox/${path}`, { headers: { authorization, ...headers } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const list: { items: Item[] } = await ask('danh-muc/1.0/lists/ethnic-groups');
  say(`Danh mục dân tộc: ${list.items.length} mục.`);

  const dossier = 'H62.04-261128-0001';
  const person: { personalId: string; name: string } = await ask('dan-cu/1.0/personalId/026190000123', {
    'x-lawful-purpose': signPurpose(settings, dossier),
  });
  say(`Dữ liệu dân cư (không có thật): ${Object.keys(person).length} trường.`);

  // The box of a sandbox key: what is sent there comes back.
  const event = {
    ...{ specversion: '1.0', id: `KQ-${Date.now()}`, source: '/tuyen-sinh', type: 'vn.vi-du.ket-qua', topic: code },
    ...{ partitionkey: dossier, data: { code: dossier } },
  };
  const sent = await fetch(`${gateway}/messages`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  if (sent.status !== 202) throw new Error(`messages: ${sent.status} ${await sent.text()}`);
  await takeMessages(settings, { authorization, say });
}

/** Nhận và báo đã nhận until there is nothing more. */
async function takeMessages(
  { gateway }: Settings,
  { authorization, say }: { authorization: string; say: (line: string) => void },
): Promise<void> {
  for (;;) {
    const taken = await fetch(`${gateway}/messages?most=10`, { headers: { authorization } });
    const { items }: { items: Delivery[] } = await taken.json();
    if (items.length === 0) return;
    for (const { delivery, message } of items) {
      const settled = await fetch(`${gateway}/messages/${delivery}/ack`, {
        method: 'POST',
        headers: { authorization },
      });
      say(`Thông điệp ${message.id}: hồ sơ ${message.data.code} đã có kết quả; báo đã nhận (${settled.status}).`);
    }
  }
}
