import { escapeXml } from '#infrastructure/escape-xml.ts';
import type { AxisAgency, AxisDocument, AxisStatus } from '#applications/correspondence/index.ts';
import { zipOne } from './zip-one.ts';

/** Namespace of QCVN 102:2016/BTTTT. */
export const edxmlNamespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

type Content = string | readonly string[];
const element = (name: string, content: Content): string =>
  `<edXML:${name}>${typeof content === 'string' ? escapeXml(content) : content.join('')}</edXML:${name}>`;

const slashes = (day: string): string => day.replaceAll('-', '/');
const vietnamOffsetMs = 7 * 3_600_000;
/** `yyyy/MM/dd HH:mm:ss` in Vietnam. */
const timestamp = (at: Date): string =>
  new Date(at.getTime() + vietnamOffsetMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');

const agency = (name: string, { code, name: title }: AxisAgency): string =>
  element(name, [
    ...[element('OrganId', code), element('OrganizationInCharge', ''), element('OrganName', title)],
    ...['OrganAdd', 'Email', 'Telephone', 'Fax', 'Website'].map((empty) => element(empty, '')),
  ]);

const envelope = (header: string, body: string, attachments: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><edXML:edXML xmlns:edXML="${edxmlNamespace}">${element('edXMLEnvelope', [
    element('edXMLHeader', [header]),
    body,
  ])}${attachments}</edXML:edXML>`;

/** Type 2: văn bản hành chính; priority 0: thường. Their lists were not found published: see the README. */
const [administrative, ordinary] = ['2', '0'];

/** Văn bản điện tử in edXML, each attachment zipped by itself and in base64. `at` is when it leaves. */
export function writeDocument(document: AxisDocument, at: Date): string {
  const { documentCode, from, to, promulgatedOn, attachments } = document;
  const header = element('MessageHeader', [
    ...[agency('From', from), agency('To', to), element('DocumentId', documentCode)],
    element('Code', [element('CodeNumber', document.number), element('CodeNotation', document.notation)]),
    element('PromulgationInfo', [
      element('Place', document.place),
      element('PromulgationDate', slashes(promulgatedOn)),
    ]),
    element('DocumentType', [
      ...[element('Type', administrative), element('TypeDetail', ''), element('TypeName', document.typeName)],
    ]),
    ...[element('Subject', document.subject), element('Content', document.content)],
    element('SignerInfo', [
      ...[element('Competence', ''), element('Position', document.signer.position)],
      element('FullName', document.signer.name),
    ]),
    element('DueDate', document.dueOn === null ? '' : slashes(document.dueOn)),
    element('OtherInfo', [element('Priority', ordinary)]),
    ...(document.responseFor === null ? [] : [responseFor(to.code, document.responseFor)]),
  ]);
  const trace = element('TraceHeaderList', [
    element('TraceHeader', [element('OrganId', from.code), element('Timestamp', timestamp(at))]),
    element('Bussiness', [
      ...[element('DocumentId', documentCode), element('BussinessDocType', '0'), element('BussinessDocReason', '')],
      element('Paper', '0'),
    ]),
  ]);
  const ids = attachments.map((_, index) => `cid:${index + 1}`);
  const manifest = attachments.map(({ name }, index) =>
    element('Reference', [
      ...[element('ContentId', ids[index] ?? ''), element('ContentType', 'application/zip')],
      ...[element('Description', name), element('AttachmentName', `${name}.zip`)],
    ]),
  );
  const encoded = attachments.map(({ name, bytes }, index) =>
    element('Attachment', [
      ...[element('ContentId', ids[index] ?? ''), element('AttachmentName', `${name}.zip`)],
      ...[element('Description', name), element('ContentType', 'application/zip')],
      element('ContentTransferEncoded', zipOne(name, bytes).toString('base64')),
    ]),
  );
  const body = element('edXMLBody', [`<edXML:edXMLManifest version="1.0">${manifest.join('')}</edXML:edXMLManifest>`]);
  return envelope(header + trace, body, element('AttachmentEncoded', encoded));
}

const responseFor = (code: string, documentCode: string): string => {
  const [, day = '', sign = ''] = documentCode.split(',');
  return element('ResponseFor', [
    ...[element('OrganId', code), element('Code', sign), element('PromulgationDate', day)],
    element('DocumentId', documentCode),
  ]);
};

/** Trạng thái xử lý in edXML. */
export function writeStatus({ from, to, documentCode, code, description, at }: AxisStatus): string {
  const header = element('MessageHeader', [
    ...[agency('From', from), responseFor(to.code, documentCode)],
    element(
      'StaffInfo',
      ['Department', 'Staff', 'Email', 'Mobile'].map((empty) => element(empty, '')),
    ),
    ...[element('StatusCode', code), element('Description', description), element('Timestamp', timestamp(at))],
  ]);
  return envelope(header, element('edXMLBody', []), '');
}
