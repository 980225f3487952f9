import { z } from 'zod';
import {
  statusCodes,
  type AxisAttachment,
  type AxisDocument,
  type AxisStatus,
} from '#applications/correspondence/index.ts';
import { readXmlElement, receivedText, XmlFault, type XmlElement } from '../outside/index.ts';
import { edxmlNamespace } from './write-edxml.ts';
import { unzipOne, ZipFault } from './zip-one.ts';

/** Văn bản không nhận được: why, in words fit to be told to its sender; nothing of what was in it. */
export class EdxmlFault extends Error {}

/** The axis carries no more (QĐ 28/2018). */
export const mostBytes = 50 * 1_048_576;
const limits = { depth: 20, elements: 5000 };
const mostAttachments = 50;

function root(text: string): XmlElement {
  if (Buffer.byteLength(text) > mostBytes) throw new EdxmlFault('Văn bản lớn quá 50 MB');
  const element = wellFormed(text);
  if (element.name !== 'edXML' || element.namespace !== edxmlNamespace)
    throw new EdxmlFault('Không phải văn bản theo QCVN 102:2016');
  return element;
}

function wellFormed(text: string): XmlElement {
  try {
    return readXmlElement(text, limits);
  } catch (error) {
    if (error instanceof XmlFault) throw new EdxmlFault('XML không đúng hoặc không được phép', { cause: error });
    throw error;
  }
}

const childrenOf = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((child) => child.name === name && child.namespace === edxmlNamespace) ?? [];

/** The element at a path; one that comes twice where one is meant is refused, because nobody could say which. */
function at(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = parent;
  for (const name of path) {
    const [one, other] = childrenOf(found, name);
    if (other) throw new EdxmlFault(`Có hai ${name}`);
    found = one;
  }
  return found;
}

function textAt<Read>(parent: XmlElement | undefined, path: readonly string[], schema: z.ZodType<Read>): Read {
  const text = at(parent, ...path)?.text ?? '';
  const parsed = schema.safeParse(text.trim());
  if (!parsed.success) throw new EdxmlFault(`${path.at(-1) ?? ''} không đúng`);
  return parsed.data;
}

const line = (most: number) => receivedText(most);
const filled = (most: number) => receivedText(most).refine((text) => text !== '');
/** Lines of text; what is no letter of any language is refused as everywhere. */
const prose = z
  .string()
  .max(20_000)
  .transform((text) => text.split(/\s*\r?\n\s*/).join(' '))
  .pipe(receivedText(5000));
const day = z
  .string()
  .regex(/^\d{4}\/\d{2}\/\d{2}$/)
  .transform((text) => text.replaceAll('/', '-'))
  .pipe(z.iso.date());

const header = (element: XmlElement) => at(element, 'edXMLEnvelope', 'edXMLHeader', 'MessageHeader');
const agencyOf = (element: XmlElement | undefined) => ({
  code: textAt(element, ['OrganId'], filled(13)),
  name: textAt(element, ['OrganName'], line(200)),
});

/** Throws EdxmlFault. `to` is the agency of ours the axis delivers it to: it must be among those it is addressed to. */
export function readDocument(text: string, to: string): AxisDocument {
  const element = root(text);
  const message = header(element);
  const receivers = childrenOf(message, 'To').map(agencyOf);
  const receiver = receivers.find(({ code }) => code === to);
  if (!receiver) throw new EdxmlFault('Văn bản không gửi cho cơ quan này');
  const answered = childrenOf(message, 'ResponseFor').map((one) => textAt(one, ['DocumentId'], filled(200)));
  if (answered.length > 1) throw new EdxmlFault('Văn bản trả lời nhiều văn bản một lúc');
  return {
    documentCode: textAt(message, ['DocumentId'], filled(200)),
    from: agencyOf(at(message, 'From')),
    to: receiver,
    number: textAt(message, ['Code', 'CodeNumber'], filled(11)),
    notation: textAt(message, ['Code', 'CodeNotation'], filled(30)),
    promulgatedOn: textAt(message, ['PromulgationInfo', 'PromulgationDate'], day),
    place: textAt(message, ['PromulgationInfo', 'Place'], line(100)),
    typeName: textAt(message, ['DocumentType', 'TypeName'], line(100)),
    subject: textAt(message, ['Subject'], filled(500)),
    content: textAt(message, ['Content'], prose),
    signer: {
      position: textAt(message, ['SignerInfo', 'Position'], line(100)),
      name: textAt(message, ['SignerInfo', 'FullName'], line(50)),
    },
    dueOn: textAt(message, ['DueDate'], z.union([z.literal('').transform(() => null), day])),
    responseFor: answered[0] ?? null,
    attachments: attachmentsOf(element),
  };
}

/** Those the manifest names, and no others. */
function attachmentsOf(element: XmlElement): AxisAttachment[] {
  const references = childrenOf(at(element, 'edXMLEnvelope', 'edXMLBody', 'edXMLManifest'), 'Reference');
  const named = references.map((one) => textAt(one, ['ContentId'], filled(200)));
  const attachments = childrenOf(at(element, 'AttachmentEncoded'), 'Attachment');
  const given = attachments.map((one) => textAt(one, ['ContentId'], filled(200)));
  const isWhole = named.length === given.length && new Set(given).size === given.length;
  if (!isWhole || given.length > mostAttachments || named.some((id) => !given.includes(id)))
    throw new EdxmlFault('Tệp kèm theo không đúng với danh mục');
  let left = mostBytes;
  return attachments.map((one) => {
    const name = fileName(textAt(one, ['AttachmentName'], filled(200)));
    const base64 = (at(one, 'ContentTransferEncoded')?.text ?? '').replaceAll(/\s/g, '');
    if (!z.base64().safeParse(base64).success) throw new EdxmlFault(`Tệp ${name} không đúng base64`);
    const bytes = unpack(Buffer.from(base64, 'base64'), { name, left });
    left -= bytes.length;
    return { name, mediaType: '', bytes };
  });
}

/** `báo cáo.pdf.zip` → `báo cáo.pdf`; no folders. */
const fileName = (name: string): string => name.replace(/\.zip$/i, '').replaceAll(/[/\\]/g, '_');

/** Zipped as the standard has it, or as it is. */
function unpack(given: Buffer, { name, left }: { name: string; left: number }): Buffer {
  if (given.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return given;
  try {
    return unzipOne(given, left);
  } catch (error) {
    if (error instanceof ZipFault) throw new EdxmlFault(`Tệp ${name} không giải nén được`, { cause: error });
    throw error;
  }
}

const moment = z
  .string()
  .regex(/^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}$/)
  .transform((text) => new Date(`${text.replaceAll('/', '-').replace(' ', 'T')}+07:00`))
  .refine((read) => !Number.isNaN(read.getTime()));

/** Throws EdxmlFault; a refusal without a reason is none. */
export function readStatus(text: string, to: string): AxisStatus {
  const message = header(root(text));
  const status = {
    from: agencyOf(at(message, 'From')),
    to: { code: textAt(message, ['ResponseFor', 'OrganId'], filled(13)), name: '' },
    documentCode: textAt(message, ['ResponseFor', 'DocumentId'], filled(200)),
    code: textAt(message, ['StatusCode'], z.enum(statusCodes)),
    description: textAt(message, ['Description'], prose),
    at: textAt(message, ['Timestamp'], moment),
  };
  if (status.to.code !== to) throw new EdxmlFault('Trạng thái không gửi cho cơ quan này');
  if (status.code === '02' && status.description === '') throw new EdxmlFault('Từ chối mà không nêu lý do');
  return status;
}

/** Nơi gửi, nơi nhận of a message, as the axis itself reads it. Throws EdxmlFault. */
export function readRoute(kind: 'edoc' | 'status', text: string) {
  const message = header(root(text));
  const isStatus = kind === 'status';
  return {
    from: textAt(message, ['From', 'OrganId'], filled(13)),
    to: textAt(message, [isStatus ? 'ResponseFor' : 'To', 'OrganId'], filled(13)),
    documentCode: textAt(message, isStatus ? ['ResponseFor', 'DocumentId'] : ['DocumentId'], filled(200)),
    statusCode: isStatus ? textAt(message, ['StatusCode'], z.enum(statusCodes)) : '',
  };
}
