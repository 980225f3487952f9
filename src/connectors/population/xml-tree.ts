import { SaxesParser } from 'saxes';

/** A leaf is its text, empty when it holds nothing; the members of an element by their local names. */
export type XmlValue = string | { readonly [name: string]: XmlValue };

const limits = { depth: 20, elements: 2000 };

export class XmlFault extends Error {}

type Open = { name: string; text: string; members: Map<string, XmlValue> };

/**
 * Đọc XML của hệ thống ngoài: a small document of elements and text. A DOCTYPE is refused before parsing, so no entity can be declared,
 * expanded or fetched; depth and number of elements are limited; an element that comes twice under one parent is refused, because
 * nobody could say which of the two is meant.
 */
export function parseXml(text: string): XmlValue {
  if (/<!DOCTYPE/i.test(text)) throw new XmlFault('a DOCTYPE');
  const parser = new SaxesParser({ xmlns: true, position: false });
  const stack: Open[] = [{ name: '', text: '', members: new Map() }];
  let elements = 0;
  parser.on('error', (error) => {
    throw new XmlFault(error.message);
  });
  parser.on('opentag', ({ local }) => {
    elements += 1;
    if (stack.length > limits.depth || elements > limits.elements) throw new XmlFault('too deep or too many elements');
    stack.push({ name: local, text: '', members: new Map() });
  });
  const addText = (more: string) => {
    const open = stack.at(-1);
    if (open) open.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = stack.pop();
    const parent = stack.at(-1);
    if (!done || !parent) throw new XmlFault('unbalanced');
    if (parent.members.has(done.name)) throw new XmlFault(`two ${done.name}`);
    parent.members.set(done.name, valueOf(done));
  });
  parser.write(text).close();
  const [root] = stack;
  return root ? membersOf(root) : {};
}

const valueOf = (open: Open): XmlValue => (open.members.size > 0 ? membersOf(open) : open.text.trim());

const membersOf = ({ members }: Open): XmlValue => Object.fromEntries(members);
