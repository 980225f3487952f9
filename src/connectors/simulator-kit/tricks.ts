import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

type Twisted = { body: string | Buffer | Readable; status?: number; headers?: Record<string, string> };
/** What is done to an honest answer; the second argument says whether it is XML. */
export type Trick = (text: string, isXml: boolean) => Twisted;

const padding = ' '.repeat(5 * 1_048_576);
const script = '<script>alert(1)</script>';
const declaration = /^<\?xml[^>]*\?>/;

const withDoctype = (text: string, doctype: string): string => text.replace(declaration, (xml) => `${xml}${doctype}`);

/** Members and elements that hold the name of a person or an enterprise. */
const jsonName = /("(?:hoTen|NAME|FULL_NAME)":)"[^"]*"/g;
const xmlName = /<dan:Ten>[^<]*<\/dan:Ten>/;

const bombEntities = Array.from({ length: 12 }, (_, level) =>
  level === 0 ? '<!ENTITY e0 "ha">' : `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
).join('');

/** Thủ đoạn của một hệ thống thù địch: each is one way to harm whoever trusts an answer. */
export const tricks: Readonly<Record<string, Trick>> = {
  'xml-bomb': (text, isXml) => ({
    body: isXml
      ? withDoctype(text, `<!DOCTYPE bomb [${bombEntities}]>`).replace(xmlName, '<dan:Ten>&e11;</dan:Ten>')
      : '['.repeat(200_000),
  }),
  'external-entity': (text, isXml) => ({
    body: isXml
      ? withDoctype(text, '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>').replace(
          xmlName,
          '<dan:Ten>&file;</dan:Ten>',
        )
      : text.replace(jsonName, '$1{"$ref":"file:///etc/passwd"}'),
  }),
  doctype: (text) => ({ body: withDoctype(text, '<!DOCTYPE soapenv:Envelope>') }),
  deep: (text, isXml) => ({
    body: isXml
      ? text.replace(xmlName, `${'<dan:Ten>'.repeat(5000)}${'</dan:Ten>'.repeat(5000)}`)
      : `${'{"duLieu":'.repeat(5000)}null${'}'.repeat(5000)}`,
  }),
  // Spaces behind a document are allowed by both formats: only a limit stops it.
  oversized: (text) => ({ body: `${text}${padding}` }),
  'gzip-bomb': (text) => ({ body: gzipSync(`${text}${padding}`), headers: { 'content-encoding': 'gzip' } }),
  endless: () => ({ body: Readable.from(drip()) }),
  'wrong-types': (text, isXml) => ({
    body: isXml
      ? text.replace(/<dan:SoDinhDanh>(\d+)</, '<dan:SoDinhDanh><dan:So>$1</dan:So><')
      : text.replaceAll(/:"([^"]*)"/g, ':["$1", 1, true]'),
  }),
  'script-name': (text, isXml) => ({
    body: isXml
      ? text.replace(xmlName, `<dan:Ten>${script.replaceAll('<', '&lt;')}</dan:Ten>`)
      : text.replaceAll(jsonName, `$1"${script}"`),
  }),
  'control-characters': (text, isXml) => ({
    body: isXml
      ? text.replace(xmlName, '<dan:Ten>Lan\u202e</dan:Ten>')
      : text.replaceAll(jsonName, String.raw`$1"Lan\u0000\u202e"`),
  }),
  'bad-utf8': (text) => ({ body: Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe])]) }),
  redirect: () => ({ body: '', status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } }),
  'wrong-content-type': (text) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } }),
};

async function* drip() {
  for (;;) {
    yield ' ';
    await new Promise((wake) => setTimeout(wake, 50).unref());
  }
}
