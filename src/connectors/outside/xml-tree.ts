import { SaxesParser } from 'saxes';

/** Phần tử XML: its name without prefix, the namespace it is of, its own text, its children in order. */
export type XmlElement = { name: string; namespace: string; text: string; children: XmlElement[] };

export class XmlFault extends Error {}

/**
 * Đọc XML của hệ thống ngoài: elements and text. A DOCTYPE is refused before parsing, so no entity can be declared, expanded or fetched;
 * depth and number of elements are limited. Throws XmlFault.
 */
export function readXmlElement(text: string, limits: { depth: number; elements: number }): XmlElement {
  if (/<!DOCTYPE/i.test(text)) throw new XmlFault('a DOCTYPE');
  const parser = new SaxesParser({ xmlns: true, position: false });
  const top: XmlElement = { name: '', namespace: '', text: '', children: [] };
  const stack = [top];
  let elements = 0;
  parser.on('error', (error) => {
    throw new XmlFault(error.message);
  });
  parser.on('opentag', ({ local, uri }) => {
    elements += 1;
    if (stack.length > limits.depth || elements > limits.elements) throw new XmlFault('too deep or too many elements');
    const element: XmlElement = { name: local, namespace: uri, text: '', children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  const addText = (more: string) => {
    const open = stack.at(-1);
    if (open) open.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.write(text).close();
  const [root] = top.children;
  if (!root || stack.length !== 1) throw new XmlFault('unbalanced');
  return root;
}
