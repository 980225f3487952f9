import type { XmlElement } from 'libxml2-wasm';
import { xsd } from './schema-texts.ts';
import type { JsonSchema } from './simple-types.ts';

const markNamespace = 'urn:motcua:contract';
const prefixes = { xs: xsd };

/** Title and description a schema gives a declaration, and our own marks: `sensitive` and whom it names (`subject`). */
export function notesOf(element: XmlElement): JsonSchema {
  const [documentation] = element.find('xs:annotation/xs:documentation', prefixes);
  const [title] = element.find('xs:annotation/xs:appinfo/*[local-name()="title"]', prefixes);
  const told = (title ?? documentation)?.content.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
  const mark = (name: string) =>
    element.attrs.find((attribute) => attribute.namespaceUri === markNamespace && attribute.name === name)?.value;
  const subject = mark('subject');
  return {
    ...(told !== undefined && told !== '' && { title: told }),
    ...(mark('sensitive') === 'true' && { 'x-sensitive': true }),
    ...(subject !== undefined && { 'x-subject': subject }),
  };
}
