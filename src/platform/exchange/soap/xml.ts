import { ParseOption, XmlDocument, XmlElement, XmlParseError } from 'libxml2-wasm';
import { decodeXml } from '#platform/workflow/index.ts';

/** Tài liệu XML không nhận được; the message says in Vietnamese why, and repeats nothing of what was in it. */
export class XmlFault extends Error {}

/** The parser works while everything else waits, and its memory never shrinks: a document is small, or not taken up at all. */
export const mostXmlBytes = 4_194_304;
/** Tags and attributes of one document. */
const mostMarks = 150_000;

/**
 * Đọc một tài liệu XML and work on its root; what the parser holds of it is freed afterwards. Nothing outside is ever fetched. Throws
 * XmlFault for what is not well-formed, larger or deeper than any message, or declares a DOCTYPE, so that no entity can be expanded.
 */
export function withXml<Made>(given: Uint8Array | string, use: (root: XmlElement) => Made): Made {
  const text = readableText(given);
  const document = parse(text);
  try {
    return use(document.root);
  } finally {
    document.dispose();
  }
}

function readableText(given: Uint8Array | string): string {
  if ((typeof given === 'string' ? Buffer.byteLength(given) : given.length) > mostXmlBytes)
    throw new XmlFault('XML lớn quá 4 MB');
  const text = typeof given === 'string' ? given : decodeXml(given);
  if (text === undefined) throw new XmlFault('không đọc được bảng mã của XML');
  // The encoding it was declared in is not the one it has now.
  const plain = text.replace(/^\uFEFF?(?:<\?xml[^>]*\?>)?/, '');
  if (/<!DOCTYPE/i.test(plain)) throw new XmlFault('XML không được khai báo DOCTYPE');
  if (countMarks(plain) > mostMarks) throw new XmlFault('XML có quá nhiều phần tử');
  return plain;
}

function countMarks(text: string): number {
  let marks = 0;
  for (const mark of ['<', '=']) for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) marks += 1;
  return marks;
}

/** Beyond 256 levels the parser stops by itself. */
function parse(text: string): XmlDocument {
  try {
    return XmlDocument.fromString(text, {
      option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOCDATA,
    });
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    if (/depth/i.test(error.message)) throw new XmlFault('XML lồng quá sâu');
    throw new XmlFault(`XML sai cú pháp ở dòng ${error.details[0]?.line ?? 1}`);
  }
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  const elements: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) if (node instanceof XmlElement) elements.push(node);
  return elements;
}

/** Children of one name; the namespace is told first, as everywhere here. */
export const elementsNamed = (parent: XmlElement, namespace: string, ...names: readonly string[]): XmlElement[] =>
  elementsOf(parent).filter((child) => child.namespaceUri === namespace && names.includes(child.name));

export const attributeOf = (element: XmlElement, name: string): string | undefined =>
  element.attr(name)?.value ?? undefined;

/** Tên đầy đủ của một phần tử: its namespace and its name in it. */
export type QName = { namespace: string; name: string };
export const nameKey = ({ namespace, name }: QName): string => `{${namespace}}${name}`;

/** What `tns:Person` means at this place of a document. */
export function resolveName(element: XmlElement, text: string): QName {
  const colon = text.indexOf(':');
  const prefix = colon < 0 ? '' : text.slice(0, colon);
  const namespace = element.namespaceForPrefix(prefix) ?? element.namespaces[prefix];
  if (prefix !== '' && !namespace) throw new XmlFault(`không rõ không gian tên của ${text}`);
  return { namespace: namespace ?? '', name: text.slice(colon + 1) };
}
