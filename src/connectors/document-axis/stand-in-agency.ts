import type { AxisDocument, AxisStatus } from '#applications/correspondence/index.ts';
import type { Clock } from '#infrastructure/clock.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import { pdfPage } from '../simulator-kit/index.ts';
import type { AxisBook } from './axis-book.ts';
import { readDocument, readStatus } from './read-edxml.ts';
import { writeDocument, writeStatus } from './write-edxml.ts';

type Code = AxisStatus['code'];

/** Cơ quan ngoài hệ thống (mô phỏng): what every agency of a ministry or another province does with what it gets over the axis. */
export type StandInAgency = ReturnType<typeof createStandInAgency>;

export function createStandInAgency({ book, now }: { book: AxisBook; now: Clock }) {
  const tell = async ({ from, to, documentCode }: AxisDocument, code: Code, description = '') => {
    const xml = writeStatus({ from: to, to: from, documentCode, code, description, at: now() });
    await book.put({ kind: 'status', from: to.code, to: from.code, documentCode, statusCode: code, xml });
  };
  const agency = {
    /** The axis delivers: that it arrived is told at once, and whether a document can be taken back. */
    deliver: async (kind: 'edoc' | 'status', xml: string, to: string): Promise<void> => {
      if (kind === 'edoc') return tell(readDocument(xml, to), '01');
      const status = readStatus(xml, to);
      if (status.code !== '13') return;
      const { from, documentCode } = status;
      const isDone = (await book.statusesOf(documentCode)).includes('06');
      const code = isDone ? '16' : '15';
      const description = isDone ? 'Đã trả lời' : '';
      const answer = writeStatus({ from: status.to, to: from, documentCode, code, description, at: now() });
      await book.put({ kind: 'status', from: to, to: from.code, documentCode, statusCode: code, xml: answer });
    },
    tell,
    /** Văn bản trả lời, with its letter; the document is done. */
    reply: async (asked: AxisDocument, content: string, changes: Partial<AxisDocument> = {}): Promise<AxisDocument> => {
      const on = vietnamDay(now());
      const number = String(Number.parseInt(sha256(asked.documentCode).slice(0, 6), 16) % 9000);
      const lines = content.match(/.{1,80}(\s|$)/g) ?? [content];
      const pdf = await pdfPage([
        [asked.to.name, 12],
        ['CÔNG VĂN TRẢ LỜI (MÔ PHỎNG)', 16],
        [`Về: ${asked.subject}`, 13],
        ...lines.map((one) => [one.trim(), 13] as const),
      ]);
      const document: AxisDocument = {
        ...{ documentCode: `${asked.to.code},${on.replaceAll('-', '/')},${number}/CV`, number, notation: 'CV' },
        ...{ from: asked.to, to: asked.from, promulgatedOn: on, place: 'Hà Nội', typeName: 'Công văn' },
        ...{ subject: `Trả lời: ${asked.subject}`.slice(0, 500), content, dueOn: null },
        ...{ signer: { position: 'Phó Cục trưởng', name: 'Trần Minh Đức' }, responseFor: asked.documentCode },
        attachments: [{ name: 'cong-van-tra-loi.pdf', mediaType: 'application/pdf', bytes: pdf }],
        ...changes,
      };
      await agency.send(document);
      return document;
    },
    send: async (document: AxisDocument, xml = writeDocument(document, now())): Promise<void> => {
      const { from, to, documentCode } = document;
      await book.put({ kind: 'edoc', from: from.code, to: to.code, documentCode, statusCode: '', xml });
    },
  };
  return agency;
}
