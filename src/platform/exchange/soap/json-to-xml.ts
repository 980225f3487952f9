import { escapeXml } from '#infrastructure/escape-xml.ts';
import { shapeOf, type Member, type Shape } from './json-shape.ts';
import { instanceNamespace, mostLevels, type Naming, type Place } from './naming.ts';
import { XmlFault, type QName } from './xml.ts';

/** What a value is read and written by: the document its schema stands in, and how its members are called. */
export type XmlForm = { document: unknown; naming: Naming };
/** Namespace without a prefix at this place, and how deep it is. */
type At = { namespace: string; level: number };

/**
 * JSON → XML: an element with the members its schema knows, in the order of the schema. What the schema does not know stays out; of a
 * member that may not be empty nothing is written when it is null. Throws XmlFault when it is too deep.
 */
export function writeElement(
  form: XmlForm,
  name: QName,
  { schema, value }: { schema: unknown; value: unknown },
): string {
  return element(form, { name, schema, value }, { namespace: '', level: 0 });
}

function element(
  form: XmlForm,
  { name, schema, value }: { name: QName; schema: unknown; value: unknown },
  { namespace, level }: At,
): string {
  if (level > mostLevels) throw new XmlFault('JSON lồng quá sâu');
  const declared = name.namespace === namespace ? '' : ` xmlns="${escapeXml(name.namespace)}"`;
  const opened = `${name.name}${declared}`;
  if (value === null) return `<${opened} xmlns:xsi="${instanceNamespace}" xsi:nil="true"/>`;
  const shape = shapeOf(form.document, schema);
  const { attributes, content } = contentOf(form, { shape, value }, { namespace: name.namespace, level: level + 1 });
  return content === '' ? `<${opened}${attributes}/>` : `<${opened}${attributes}>${content}</${name.name}>`;
}

function contentOf(form: XmlForm, { shape, value }: { shape: Shape; value: unknown }, at: At) {
  if (shape.kind === 'scalar') return { attributes: '', content: escapeXml(textOf(value)) };
  if (shape.kind === 'array') {
    const name = { namespace: at.namespace, name: 'item' };
    const items = Array.isArray(value) ? value : [];
    return {
      attributes: '',
      content: items.map((item) => element(form, { name, schema: shape.items, value: item }, at)).join(''),
    };
  }
  let [attributes, content] = ['', ''];
  for (const member of shape.members) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member.name)) continue;
    const held: unknown = Reflect.get(value, member.name);
    const place = form.naming(member);
    if (place.isAttribute) attributes += attribute(place, held);
    else if (place.isText) content += escapeXml(textOf(held));
    else content += memberElements(form, { member, place, value: held }, at);
  }
  return { attributes, content };
}

function memberElements(
  form: XmlForm,
  { member, place, value }: { member: Member; place: Place; value: unknown },
  at: At,
): string {
  const shape = shapeOf(form.document, member.schema);
  const name = { namespace: place.namespace, name: place.name };
  if (shape.kind === 'array' && Array.isArray(value))
    return value.map((item) => element(form, { name, schema: shape.items, value: item }, at)).join('');
  if (value === undefined || (value === null && !shape.isNullable)) return '';
  return element(form, { name, schema: member.schema, value }, at);
}

function attribute({ name, namespace }: Place, value: unknown): string {
  if (value === undefined || value === null) return '';
  // White space in an attribute is read as blanks unless it is written as characters.
  const text = escapeXml(textOf(value)).replaceAll(/[\t\n]/g, (space) => `&#${space.charCodeAt(0)};`);
  return namespace === '' ? ` ${name}="${text}"` : ` xmlns:a="${escapeXml(namespace)}" a:${name}="${text}"`;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
