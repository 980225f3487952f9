import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AxisDocument, AxisStatus } from '#applications/correspondence/index.ts';
import { EdxmlFault, readDocument, readRoute, readStatus } from './read-edxml.ts';
import { writeDocument, writeStatus } from './write-edxml.ts';
import { unzipOne, ZipFault, zipOne } from './zip-one.ts';

const at = new Date('2026-06-01T18:30:05Z');
const document: AxisDocument = {
  documentCode: '000.01.31.H62,2026/06/01,12/PCHS',
  from: { code: '000.01.31.H62', name: 'UBND phường Tích Sơn' },
  to: { code: '000.00.08.G15', name: 'Cục Hành chính tư pháp' },
  ...{ number: '12', notation: 'PCHS', promulgatedOn: '2026-06-01', place: 'Tích Sơn', typeName: 'Công văn' },
  ...{ subject: 'Đề nghị phối hợp <hồ sơ> & "1"', content: 'Hỏi gì?', dueOn: '2026-06-04', responseFor: null },
  signer: { position: 'Công chức', name: 'Lê Thị Hạnh' },
  attachments: [
    { name: 'thư.pdf', mediaType: '', bytes: Buffer.from('%PDF-1 thư') },
    { name: 'ảnh.png', mediaType: '', bytes: Buffer.alloc(2000, 7) },
  ],
};
const xml = writeDocument(document, at);

describe('a document in edXML', () => {
  it('is read as it was written, with its attachments zipped and in base64', () => {
    const read = readDocument(xml, document.to.code);
    const plain = (one: AxisDocument) => ({
      ...one,
      attachments: one.attachments.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes).toString('base64') })),
    });
    expect(plain(read)).toEqual(plain(document));
    expect(xml).toContain('xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"');
    expect(xml).toContain('<edXML:Timestamp>2026/06/02 01:30:05</edXML:Timestamp>');
    expect(xml).toContain('<edXML:BussinessDocType>0</edXML:BussinessDocType>');
    expect(xml).toContain('<edXML:edXMLManifest version="1.0">');
    expect(readRoute('edoc', xml)).toMatchObject({ from: document.from.code, to: document.to.code });
  });

  it('names what it answers', () => {
    const answered = '000.00.08.G15,2026/05/30,9/CV';
    const answer = writeDocument({ ...document, responseFor: answered }, at);
    expect(readDocument(answer, document.to.code).responseFor).toBe(answered);
  });

  it.each([
    ['is for somebody else', xml, '000.02.31.H62'],
    ['has a DOCTYPE', xml.replace('?>', '?><!DOCTYPE x>'), document.to.code],
    ['has another namespace', xml.replace('QCVN_102_2016', 'QCVN_102_2017'), document.to.code],
    ['has two subjects', xml.replace(/<edXML:Subject>.*?<\/edXML:Subject>/, '$&$&'), document.to.code],
    ['has no number', xml.replace(/<edXML:CodeNumber>.*?<\/edXML:CodeNumber>/, ''), document.to.code],
    ['has a day that is none', xml.replace('2026/06/01</edXML:Prom', '2026/02/31</edXML:Prom'), document.to.code],
    [
      'has a file its manifest does not name',
      xml.replace(/<edXML:Reference>.*?<\/edXML:Reference>/, ''),
      document.to.code,
    ],
    ['has a broken file', xml.replace(/UEsDB.{52}/, (text) => `${text.slice(0, -4)}AAAA`), document.to.code],
    ['turns the direction of writing', xml.replace('Hỏi gì', 'Hỏi \u202e gì'), document.to.code],
    ['ends in the middle', xml.slice(0, -200), document.to.code],
    ['is no XML', 'PK', document.to.code],
  ])('is refused when it %s', (_, text, to) => {
    expect(() => readDocument(text, to)).toThrow(EdxmlFault);
  });
});

describe('a status in edXML', () => {
  const status: AxisStatus = {
    ...{ from: document.to, to: { code: document.from.code, name: '' }, documentCode: document.documentCode },
    ...{ code: '02', description: 'Thiếu họ tên', at },
  };
  it('is read as it was written, to the second', () => {
    expect(readStatus(writeStatus(status), document.from.code)).toEqual(status);
  });

  it.each([
    ['a refusal without a reason', { ...status, description: '' }],
    ['to somebody else', { ...status, to: document.to }],
  ])('is refused: %s', (_, bad) => {
    expect(() => readStatus(writeStatus(bad), document.from.code)).toThrow(EdxmlFault);
  });

  it('is refused with a code nobody knows', () => {
    const unknown = writeStatus(status).replace('>02<', '>99<');
    expect(() => readStatus(unknown, document.from.code)).toThrow(EdxmlFault);
  });
});

describe('a zip of one file', () => {
  const zip = zipOne('a.txt', Buffer.from('nội dung'));
  it('is unpacked to what was packed', () => expect(unzipOne(zip, 100).toString()).toBe('nội dung'));

  it('is refused when it grows past what was agreed, whatever it says of itself', () => {
    expect(() => unzipOne(zip, 3)).toThrow(ZipFault);
    const bomb = zipOne('b', Buffer.alloc(1_000_000));
    const central = bomb.lastIndexOf(Buffer.from('PK\u0001\u0002'));
    bomb.writeUInt32LE(10, central + 24);
    expect(() => unzipOne(bomb, 100)).toThrow(ZipFault);
  });

  it('is refused when it is cut, changed, or none', () => {
    const changed = Buffer.from(zip);
    changed.writeUInt8(changed.readUInt8(37) ^ 1, 37);
    for (const bad of [zip.subarray(0, 40), changed, deflateRawSync('x'), Buffer.alloc(0)])
      expect(() => unzipOne(bad, 100)).toThrow(ZipFault);
  });
});
