import type { Member } from './json-shape.ts';

/** Chỗ của một thành phần trong XML: an element, an attribute, or the text itself. */
export type Place = { name: string; namespace: string; isAttribute: boolean; isText: boolean };
/** How members are called in XML. */
export type Naming = (member: Pick<Member, 'name' | 'xml'>) => Place;

/** As the schema of a SOAP provider says. */
export const namedBySchema: Naming = ({ name, xml }) => ({
  name: xml.name ?? name,
  namespace: xml.namespace ?? '',
  isAttribute: xml.attribute,
  isText: xml['x-text'],
});

/** All elements, all of one namespace: XML made for a service that has none of its own. */
export const namedWithin =
  (namespace: string): Naming =>
  ({ name }) => ({ name: xmlName(name), namespace, isAttribute: false, isText: false });

/** A name of JSON as a name of XML; signs XML does not have in names become `_`. */
export function xmlName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_');
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';
/** Levels of a message; no form of the state is a tenth as deep. */
export const mostLevels = 100;
