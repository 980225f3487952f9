import { z } from 'zod';
import {
  type AxisDocument,
  type AxisEntry,
  type AxisSent,
  type AxisSilent,
  type AxisStatus,
  type AxisTaken,
  type DocumentAxis,
} from '#applications/correspondence/index.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { OutsideProvider } from '#platform/exchange/index.ts';
import {
  createCaller,
  receivedText,
  unavailable,
  type OutsideLimits,
  type ReceivedAnswer,
  type Way,
} from '../outside/index.ts';
import { EdxmlFault, mostBytes, readDocument, readStatus } from './read-edxml.ts';
import { writeDocument, writeStatus } from './write-edxml.ts';

export type DocumentAxisSettings = {
  way: Way;
  now: Clock;
  limits?: OutsideLimits;
};

/** The axis, which knows the province by a key and the code of its system, in the form of QCVN 102:2016. */
export const documentAxisProvider = ({
  url,
  key,
  code,
}: {
  url: string;
  key: string;
  code: string;
}): OutsideProvider => ({
  url,
  credentials: () => ({ authorization: `Bearer ${key}`, 'x-organ-id': code }),
});

const Entry = z.object({
  id: z.uuid(),
  kind: z.enum(['edoc', 'status']),
  from: receivedText(13),
  to: receivedText(13),
  documentCode: receivedText(200),
  statusCode: receivedText(2),
});
const Listed = z.object({ messages: z.array(Entry).max(100_000) });
const Answer = z.object({ status: z.enum(['OK', 'FAIL']), message: receivedText(500).catch('') });

/** Nobody waits on a page; a document may be as large as the axis carries. */
const axisLimits: OutsideLimits = { timeoutMs: 60_000, maxBytes: mostBytes + 1_048_576 };

/** Trục liên thông văn bản quốc gia: messages in edXML, documents (`edoc`) and statuses (`status`). */
export function createDocumentAxis({ way, now, limits }: DocumentAxisSettings): DocumentAxis {
  const call = createCaller({ ...axisLimits, ...limits }, way.transport);
  const { url } = way;
  const json = ['application/json'];
  const downOr = <Made>(answer: ReceivedAnswer, read: (text: string) => Made): Made | AxisSilent =>
    answer.status === 500 ? unavailable('down') : read(answer.text);

  const send = async (kind: 'edoc' | 'status', body: string): Promise<AxisSent> =>
    call<AxisSent>({
      method: 'POST',
      url: `${url}/messages?messagetype=${kind}`,
      headers: { ...(await way.headersFor()), 'content-type': 'application/xml; charset=utf-8' },
      body,
      accepts: json,
      read: (answer) =>
        downOr(answer, (text) => {
          const { status, message } = Answer.parse(JSON.parse(text));
          return status === 'OK' ? { kind: 'sent' as const } : { kind: 'refused' as const, message };
        }),
    });

  const list = async (query: string) =>
    call<{ kind: 'listed'; entries: AxisEntry[] }>({
      method: 'GET',
      url: `${url}/messages?${query}`,
      headers: await way.headersFor(),
      accepts: json,
      read: (answer) =>
        downOr(answer, (text) => ({ kind: 'listed' as const, entries: Listed.parse(JSON.parse(text)).messages })),
    });

  return {
    sendDocument: async (document: AxisDocument) => {
      const xml = writeDocument(document, now());
      if (Buffer.byteLength(xml) > mostBytes) return { kind: 'refused', message: 'Văn bản lớn quá 50 MB' };
      return send('edoc', xml);
    },
    sendStatus: (status: AxisStatus) => send('status', writeStatus(status)),
    listWaiting: () => list('state=waiting'),
    listDay: (on) => list(`on=${on}`),
    take: async (entry) =>
      call<AxisTaken>({
        method: 'GET',
        url: `${url}/messages/${entry.id}`,
        headers: await way.headersFor(),
        accepts: ['application/xml'],
        read: (answer) => downOr(answer, (text) => readMessage(entry, text)),
      }),
    confirm: async (entry) =>
      call<{ kind: 'confirmed' }>({
        method: 'PUT',
        url: `${url}/messages/${entry.id}/taken`,
        headers: await way.headersFor(),
        accepts: json,
        read: (answer) => downOr(answer, () => ({ kind: 'confirmed' as const })),
      }),
  };
}

/** What the message says must be what the axis said it was: nobody speaks under another's name. */
function readMessage(entry: AxisEntry, raw: string): AxisTaken {
  try {
    if (entry.kind === 'status') {
      const status = readStatus(raw, entry.to);
      requireSame(entry, { from: status.from.code, documentCode: status.documentCode });
      return { kind: 'status', status };
    }
    const document = readDocument(raw, entry.to);
    requireSame(entry, { from: document.from.code, documentCode: document.documentCode });
    return { kind: 'edoc', document, raw };
  } catch (error) {
    if (error instanceof EdxmlFault) return { kind: 'unreadable', why: error.message, raw };
    throw error;
  }
}

function requireSame(entry: AxisEntry, said: { from: string; documentCode: string }): void {
  if (said.from !== entry.from || said.documentCode !== entry.documentCode)
    throw new EdxmlFault('Nội dung không đúng với nơi gửi hoặc mã văn bản trên trục');
}
