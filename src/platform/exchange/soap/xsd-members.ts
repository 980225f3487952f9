import type { XmlElement } from 'libxml2-wasm';
import { xsd } from './schema-texts.ts';
import { restrictionOf, simpleSchema, type JsonSchema } from './simple-types.ts';
import { attributeOf, elementsNamed, nameKey, XmlFault, type QName } from './xml.ts';
import { referredBy, type Component, type Scope, type XsdIndex } from './xsd-index.ts';
import { notesOf } from './xsd-notes.ts';

/** Name under which a part of a schema is kept, given when it is first met, so that one may contain itself. */
export type Keep = (key: string, name: string, build: () => JsonSchema) => string;

type Members = { properties: Map<string, JsonSchema>; required: Set<string> };
/** How often what a group contains may come: of a choice, or of a group that may be left out, nothing must. */
type Occurs = { optional: boolean; many: boolean; isChoice: boolean; isAlternative: boolean };
const once: Occurs = { optional: false, many: false, isChoice: false, isAlternative: false };

/** Thành phần của một kiểu: elements, attributes and text as the members of a JSON object, in the order XML wants them. */
export function listMembers(index: XsdIndex, keep: Keep) {
  /** Of an element declared at the top. */
  function elementReference(name: QName, { element, scope }: Component): string {
    return keep(`element ${nameKey(name)}`, name.name, () => ({
      ...notesOf(element),
      ...contentSchema(element, scope),
      xml: { name: name.name, namespace: name.namespace },
    }));
  }

  /** What an element or attribute holds: by its type, named or in place; without one, anything. */
  function contentSchema(declaration: XmlElement, scope: Scope): JsonSchema {
    const named = referredBy(declaration, 'type');
    if (named) return typeReference(named);
    const [complex] = elementsNamed(declaration, xsd, 'complexType');
    if (complex) return complexSchema(complex, scope);
    const [simple] = elementsNamed(declaration, xsd, 'simpleType');
    return simple ? restrictionOf(index, simple) : open;
  }

  function typeReference(name: QName): JsonSchema {
    if (name.namespace === xsd) return name.name === 'anyType' ? open : simpleSchema(index, name);
    const complex = index.find('complexType', name);
    if (!complex) return simpleSchema(index, name);
    const build = () => ({ ...notesOf(complex.element), ...complexSchema(complex.element, complex.scope) });
    return { $ref: keep(`type ${nameKey(name)}`, name.name, build) };
  }

  function complexSchema(type: XmlElement, scope: Scope): JsonSchema {
    const members: Members = { properties: new Map(), required: new Set() };
    addType(type, { scope, members });
    return {
      type: 'object',
      properties: Object.fromEntries(members.properties),
      ...(members.required.size > 0 && { required: [...members.required] }),
      additionalProperties: false,
    };
  }

  function addType(type: XmlElement, at: { scope: Scope; members: Members }): void {
    const [simple] = elementsNamed(type, xsd, 'simpleContent');
    const [complex] = elementsNamed(type, xsd, 'complexContent');
    if (simple) return addSimpleContent(simple, at);
    if (!complex) return addContent(type, at);
    for (const derived of elementsNamed(complex, xsd, 'extension', 'restriction')) {
      const base = referredBy(derived, 'base');
      const found = base && base.namespace !== xsd ? index.get('complexType', base) : undefined;
      // A restriction tells its whole content again, an extension what comes after its base's.
      if (found && derived.name === 'extension') addType(found.element, { ...at, scope: found.scope });
      addContent(derived, at);
    }
  }

  /** A text with attributes: the text is the member `value`. */
  function addSimpleContent(content: XmlElement, { scope, members }: { scope: Scope; members: Members }): void {
    for (const derived of elementsNamed(content, xsd, 'extension', 'restriction')) {
      const base = referredBy(derived, 'base');
      const complex = base && base.namespace !== xsd ? index.find('complexType', base) : undefined;
      if (complex) addType(complex.element, { scope: complex.scope, members });
      else {
        const schema =
          derived.name === 'restriction' ? restrictionOf(index, content) : base && simpleSchema(index, base);
        add(members, 'value', { ...schema, xml: { 'x-text': true } }, once);
      }
      addAttributes(derived, { scope, members });
    }
  }

  function addContent(holder: XmlElement, at: { scope: Scope; members: Members }): void {
    for (const child of elementsNamed(holder, xsd, 'sequence', 'choice', 'all', 'group'))
      addGroup(child, { ...at, occurs: once });
    addAttributes(holder, at);
  }

  function addGroup(
    group: XmlElement,
    { scope, members, occurs }: { scope: Scope; members: Members; occurs: Occurs },
  ): void {
    const inside = within(occurs, group);
    if (group.name === 'group') {
      const named = referredBy(group, 'ref');
      const found = named ? index.get('group', named) : undefined;
      for (const child of found ? elementsNamed(found.element, xsd, 'sequence', 'choice', 'all') : [])
        addGroup(child, { scope: found?.scope ?? scope, members, occurs: inside });
      return;
    }
    const isChoice = inside.isChoice || group.name === 'choice';
    const parts = elementsNamed(group, xsd, 'element', 'sequence', 'choice', 'group');
    for (const [branch, part] of parts.entries()) {
      const isAlternative = inside.isAlternative || (group.name === 'choice' && branch > 0);
      const each = { ...inside, optional: inside.optional || isChoice, isChoice, isAlternative };
      const addPart = part.name === 'element' ? addElement : addGroup;
      addPart(part, { scope, members, occurs: each });
    }
  }

  function addElement(
    element: XmlElement,
    { scope, members, occurs }: { scope: Scope; members: Members; occurs: Occurs },
  ): void {
    const inside = within(occurs, element);
    const reference = referredBy(element, 'ref');
    const name = reference?.name ?? attributeOf(element, 'name') ?? '';
    const isQualified = (attributeOf(element, 'form') ?? (scope.elementsQualified ? 'qualified' : '')) === 'qualified';
    const namespace = reference?.namespace ?? (isQualified ? scope.namespace : '');
    const content: JsonSchema = reference
      ? { $ref: elementReference(reference, index.get('element', reference)) }
      : contentSchema(element, scope);
    const value = attributeOf(element, 'nillable') === 'true' ? { anyOf: [content, { type: 'null' }] } : content;
    const notes = {
      ...notesOf(element, content['type']),
      // Invented answers take the first branch of a choice.
      ...(inside.isAlternative && { 'x-alternative': true }),
      xml: { name, namespace },
    };
    add(members, name, { ...(inside.many ? { type: 'array', items: value } : value), ...notes }, inside);
  }

  function addAttributes(holder: XmlElement, { scope, members }: { scope: Scope; members: Members }): void {
    for (const group of elementsNamed(holder, xsd, 'attributeGroup')) {
      const named = referredBy(group, 'ref');
      const found = named && index.get('attributeGroup', named);
      if (found) addAttributes(found.element, { scope: found.scope, members });
    }
    for (const attribute of elementsNamed(holder, xsd, 'attribute')) {
      const use = attributeOf(attribute, 'use');
      if (use === 'prohibited') continue;
      const reference = referredBy(attribute, 'ref');
      const declared = reference && index.find('attribute', reference);
      const name = reference?.name ?? attributeOf(attribute, 'name') ?? '';
      const isQualified =
        (attributeOf(attribute, 'form') ?? (scope.attributesQualified ? 'qualified' : '')) === 'qualified';
      const namespace = reference?.namespace ?? (isQualified ? scope.namespace : '');
      const content = contentSchema(declared?.element ?? attribute, declared?.scope ?? scope);
      const schema = { ...(content === open ? { type: 'string' } : content), ...notesOf(attribute, content['type']) };
      add(
        members,
        name,
        { ...schema, xml: { name, namespace, attribute: true } },
        { ...once, optional: use !== 'required' },
      );
    }
  }

  return { elementReference };
}

/** Anything at all: in JSON an object nothing is told of. */
const open: JsonSchema = { type: 'object', properties: {}, additionalProperties: false };

function within(outer: Occurs, element: XmlElement): Occurs {
  const most = attributeOf(element, 'maxOccurs') ?? '1';
  return {
    optional: outer.optional || attributeOf(element, 'minOccurs') === '0',
    many: outer.many || most === 'unbounded' || Number(most) > 1,
    isChoice: outer.isChoice,
    isAlternative: outer.isAlternative,
  };
}

/** An element that stands at two places of a sequence comes as a list; two things of one name are not told apart. */
function add(
  { properties, required }: Members,
  name: string,
  schema: JsonSchema,
  { optional, isChoice }: Occurs,
): void {
  const before = properties.get(name);
  if (before && JSON.stringify(before['xml']) !== JSON.stringify(schema['xml']))
    throw new XmlFault(`hai thành phần cùng tên ${name} trong một kiểu`);
  if (!optional) required.add(name);
  // In two branches of a choice it is the same thing, of which one comes.
  if (before?.['type'] === 'array' || (before && isChoice)) return;
  const { xml, title, ...value } = schema;
  properties.set(name, before ? { type: 'array', items: value, ...(title !== undefined && { title }), xml } : schema);
}
