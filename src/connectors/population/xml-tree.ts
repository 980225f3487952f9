import { readXmlElement, XmlFault, type XmlElement } from '../outside/index.ts';

/** A leaf is its text, empty when it holds nothing; the members of an element by their local names. */
export type XmlValue = string | { readonly [name: string]: XmlValue };

const limits = { depth: 20, elements: 2000 };

/**
 * Đọc XML của hệ thống ngoài: a small document of elements and text. An element that comes twice under one parent is refused, because
 * nobody could say which of the two is meant.
 */
export function parseXml(text: string): XmlValue {
  return membersOf([readXmlElement(text, limits)]);
}

const valueOf = ({ children, text }: XmlElement): XmlValue => (children.length > 0 ? membersOf(children) : text.trim());

function membersOf(children: readonly XmlElement[]): XmlValue {
  const members = new Map<string, XmlValue>();
  for (const child of children) {
    if (members.has(child.name)) throw new XmlFault(`two ${child.name}`);
    members.set(child.name, valueOf(child));
  }
  return Object.fromEntries(members);
}

export { XmlFault } from '../outside/index.ts';
