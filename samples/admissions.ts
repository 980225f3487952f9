/**
 * Hệ thống tuyển sinh đầu cấp (ví dụ): a system of another agency, written only with what the developer portal tells. It knows
 * four settings and nothing else of the platform: MA_HE_THONG, KHOA_BI_MAT, KHOA_MUC_DICH, CONG (address of the gateway).
 */
import { signPurpose, takeToken, type Settings } from './axis-client.ts';

type Item = { code: string; name: string };
type Delivery = { delivery: number; message: { id: string; topic: string; data: { code: string } } };

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
    'x-lawful-purpose': signPurpose(settings, { dossier, officer: 'tuyensinh.sgddt', unit: 'H62.04' }),
  });
  say(`Dữ liệu dân cư (không có thật): ${Object.keys(person).length} trường.`);

  // One question, answered from several registers; what could not be had is told.
  const whole: { name?: string; missingParts?: { part: string; message: string }[] } = await ask(
    'nhan-than/1.0/nguoi/026190000123',
    { 'x-lawful-purpose': signPurpose(settings, { dossier, officer: 'tuyensinh.sgddt', unit: 'H62.04' }) },
  );
  const { missingParts = [], ...known } = whole;
  say(`Thông tin nhân thân (không có thật): ${Object.keys(known).length} trường, thiếu ${missingParts.length} phần.`);
  for (const { part, message } of missingParts) say(`Thiếu ${part}: ${message}`);

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
