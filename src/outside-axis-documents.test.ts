import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { AxisDocument } from '#applications/correspondence/index.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { buildDocumentAxis } from '#testing/document-axis.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { provinceDatabase } from '#testing/province-database.ts';

const now = () => new Date();
const { db } = await provinceDatabase(now);
const { deps: office } = await buildOffice(db, now);
const outside = await buildDocumentAxis(db, now);
const own = await buildOwnAxis(db, { office, outside: { documentAxis: outside.settings } });
const { documentAxis } = own;
if (!documentAxis) throw new Error('the document axis is not connected');
afterAll(async () => {
  await own.axis.close();
  await outside.close();
});

const service = 'truc-van-ban';
const refused = { kind: 'unavailable', why: 'refused' };
const [ward, ministry] = [
  { code: '000.01.31.H62', name: 'UBND phường Tích Sơn' },
  { code: '000.00.08.G15', name: 'Cục Hành chính tư pháp' },
];
const letter = (number: string, bytes: Uint8Array): AxisDocument => ({
  ...{ documentCode: `${ward.code},2026/06/01,${number}/PCHS`, from: ward, to: ministry, number, notation: 'PCHS' },
  ...{ promulgatedOn: '2026-06-01', place: 'Tích Sơn', typeName: 'Công văn', subject: 'Đề nghị phối hợp' },
  ...{ content: 'Hỏi tình trạng hôn nhân của Đỗ Quốc Khánh', dueOn: '2026-06-04', responseFor: null },
  signer: { position: 'Công chức', name: 'Lê Thị Hạnh' },
  attachments: [{ name: 'thu.pdf', mediaType: 'application/pdf', bytes }],
});

/** What waits for the province, taken and confirmed. */
async function takeAll() {
  const waiting = await documentAxis?.listWaiting();
  if (waiting?.kind !== 'listed') throw new Error(waiting?.why);
  const taken = [];
  for (const entry of waiting.entries) {
    taken.push(await documentAxis?.take(entry));
    expect(await documentAxis?.confirm(entry)).toEqual({ kind: 'confirmed' });
  }
  return taken;
}

describe('letters over the document axis, through the gateway', () => {
  it('pass as files, out and in, byte by byte, each on record without what stands in it', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(6 * 1_048_576)]);
    const sent = letter('12', bytes);
    expect(await documentAxis.sendDocument(sent)).toEqual({ kind: 'sent' });
    expect(await documentAxis.sendDocument(sent)).toEqual({ kind: 'sent' });
    await outside.agency.reply(sent, 'Không có thông tin', {
      attachments: [{ name: 'tra-loi.pdf', mediaType: 'application/pdf', bytes }],
    });
    const [arrived, answer, ...more] = await takeAll();
    expect(more).toEqual([]);
    expect(arrived).toMatchObject({ kind: 'status', status: { code: '01', documentCode: sent.documentCode } });
    if (answer?.kind !== 'edoc') throw new Error('no answer');
    expect(answer.document).toMatchObject({ from: ministry, responseFor: sent.documentCode });
    expect(bytes.equals(answer.document.attachments[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(await takeAll()).toEqual([]);
    const day = await documentAxis.listDay(vietnamDay(now()));
    expect(day.kind === 'listed' ? day.entries.map(({ kind }) => kind) : []).toEqual(['edoc', 'status', 'edoc']);

    const rows = (await own.log()).filter((row) => row.service === `${service}/1.0`);
    expect(new Set(rows.map(({ operation }) => operation))).toEqual(
      new Set(['guiBanTin', 'lietKeBanTin', 'layBanTin', 'daNhan']),
    );
    for (const row of rows) expect(row).toMatchObject({ consumer: 'mot-cua', status: 200 });
    expect(JSON.stringify(rows)).not.toContain('Khánh');
  });

  it('wait while the grant is suspended, on both sides, and pass as soon as it is not', async () => {
    const sent = letter('13', Buffer.from('%PDF-1.7'));
    await own.setGrant(service, 'suspended');
    expect(await documentAxis.sendDocument(sent)).toEqual(refused);
    expect(await documentAxis.listWaiting()).toEqual(refused);
    await outside.agency.reply(letter('15', Buffer.from('%PDF-1.7')), 'Bổ sung');
    await own.setGrant(service, 'active');
    expect(await documentAxis.sendDocument(sent)).toEqual({ kind: 'sent' });
    expect((await takeAll()).map((one) => one?.kind).toSorted()).toEqual(['edoc', 'status']);
  });

  it('are unavailable when the axis is, and refused with its own words when it takes them not', async () => {
    const sent = letter('14', Buffer.from('%PDF-1.7'));
    await outside.behaves('down');
    expect(await documentAxis.sendDocument(sent)).toEqual({ kind: 'unavailable', why: 'down' });
    await outside.behaves('normal');
    const toOurselves = { ...sent, to: { code: '000.02.31.H62', name: 'UBND phường Liên Bảo' } };
    expect(await documentAxis.sendDocument(toOurselves)).toEqual({
      kind: 'refused',
      message: 'Cơ quan nhận không ở ngoài hệ thống này',
    });
  });

  it('are not listed for who does not say which', async () => {
    const { url, key } = outside.settings;
    const answer = await fetch(`${url}/messages`, { headers: { authorization: `Bearer ${key}` } });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { status: 'FAIL', message: 'Thiếu tham số, hoặc tham số không đúng' },
    ]);
  });
});
