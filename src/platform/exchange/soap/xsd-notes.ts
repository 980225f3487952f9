import type { XmlElement } from 'libxml2-wasm';
import { xsd } from './schema-texts.ts';
import type { JsonSchema } from './simple-types.ts';

const markNamespace = 'urn:motcua:contract';
const prefixes = { xs: xsd };

/**
 * Ghi chú của một khai báo: the title a schema gives it, and our own marks: `sensitive`, whom it names (`subject`), an `example`, which
 * field of a shared database it is (`field`); of a question the database (`register`), whether the answer only says yes or no (`matches`)
 * and whether asking changes nothing (`safe`).
 */
export function notesOf(element: XmlElement, type?: unknown): JsonSchema {
  const [documentation] = element.find('xs:annotation/xs:documentation', prefixes);
  const [title] = element.find('xs:annotation/xs:appinfo/*[local-name()="title"]', prefixes);
  const told = (title ?? documentation)?.content.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
  const mark = (name: string) =>
    element.attrs.find((attribute) => attribute.namespaceUri === markNamespace && attribute.name === name)?.value;
  const [subject, example] = [mark('subject'), mark('example')];
  const isNumber = type === 'integer' || type === 'number';
  return {
    ...(told !== undefined && told !== '' && { title: told }),
    ...(mark('sensitive') === 'true' && { 'x-sensitive': true }),
    ...(subject !== undefined && { 'x-subject': subject }),
    ...(mark('matches') === 'true' && { 'x-matches': true }),
    ...(mark('safe') === 'true' && { 'x-safe': true }),
    ...Object.fromEntries(['field', 'register'].flatMap((name) => (mark(name) ? [[`x-${name}`, mark(name)]] : []))),
    ...(example !== undefined && { examples: [isNumber ? Number(example) : example] }),
  };
}
