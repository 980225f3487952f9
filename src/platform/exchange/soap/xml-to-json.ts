import type { XmlElement } from 'libxml2-wasm';
import { shapeOf, type Member, type ScalarType } from './json-shape.ts';
import type { XmlForm } from './json-to-xml.ts';
import { instanceNamespace, mostLevels } from './naming.ts';
import { elementsOf, XmlFault } from './xml.ts';

/**
 * XML → JSON: of an element what its schema knows, by local names; anything else stays out. A number that is none stays the text it
 * was, so that the check of the contract names it. Throws XmlFault when it is too deep.
 */
export function readElement(form: XmlForm, element: XmlElement, schema: unknown, level = 0): unknown {
  if (level > mostLevels) throw new XmlFault('XML lồng quá sâu');
  const shape = shapeOf(form.document, schema);
  if (isNil(element)) return null;
  if (shape.kind === 'scalar') return readText(element.content, shape.type);
  if (shape.kind === 'array') return elementsOf(element).map((item) => readElement(form, item, shape.items, level + 1));
  const elements = new Map<string, Member>();
  const read: Record<string, unknown> = {};
  for (const member of shape.members) {
    const place = form.naming(member);
    const inner = shapeOf(form.document, member.schema);
    const type = inner.kind === 'scalar' ? inner.type : 'string';
    if (place.isText) read[member.name] = readText(element.content, type);
    else if (place.isAttribute) {
      const attribute = element.attrs.find(
        ({ name, namespaceUri }) => name === place.name && namespaceUri === place.namespace,
      );
      if (attribute) read[member.name] = readText(attribute.value, type);
    } else {
      elements.set(place.name, member);
      // A list without entries has no element that could tell of it.
      if (inner.kind === 'array' && member.isRequired) read[member.name] = [];
    }
  }
  for (const child of elementsOf(element)) {
    const member = elements.get(child.name);
    if (member) takeMember(form, { read, child, member, level });
  }
  return read;
}

function takeMember(
  form: XmlForm,
  { read, child, member, level }: { read: Record<string, unknown>; child: XmlElement; member: Member; level: number },
): void {
  const shape = shapeOf(form.document, member.schema);
  if (shape.kind !== 'array') {
    read[member.name] = readElement(form, child, member.schema, level + 1);
    return;
  }
  const before = read[member.name];
  const items: unknown[] = Array.isArray(before) ? before : [];
  items.push(readElement(form, child, shape.items, level + 1));
  read[member.name] = items;
}

const isNil = (element: XmlElement): boolean =>
  element.attrs.some(
    ({ name, namespaceUri, value }) =>
      name === 'nil' && namespaceUri === instanceNamespace && /^\s*(?:true|1)\s*$/.test(value),
  );

function readText(text: string, type: ScalarType): unknown {
  const plain = text.trim();
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return plain === 'true' || plain === '1' ? true : plain === 'false' || plain === '0' ? false : text;
    case 'integer':
      return /^[+-]?\d+$/.test(plain) ? Number(plain) : text;
    case 'number':
      return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
  }
}
