import type { XmlElement } from 'libxml2-wasm';
import { xsd, type SchemaText } from './schema-texts.ts';
import { attributeOf, elementsNamed, nameKey, resolveName, withXml, XmlFault, type QName } from './xml.ts';

/** Where a component stands: its schema says whether local names are in the namespace. */
export type Scope = { namespace: string; elementsQualified: boolean; attributesQualified: boolean };
export type Component = { element: XmlElement; scope: Scope };

const kinds = ['element', 'complexType', 'simpleType', 'group', 'attributeGroup', 'attribute'] as const;
type Kind = (typeof kinds)[number];

/** Mục lục của các lược đồ XML: what each declares at its top, by kind and full name. */
export type XsdIndex = {
  /** Undefined when nobody declares it. */
  find: (kind: Kind, name: QName) => Component | undefined;
  get: (kind: Kind, name: QName) => Component;
};

/** Opens all schemas, as long as `use` runs. */
export function withXsdIndex<Made>(schemas: readonly SchemaText[], use: (index: XsdIndex) => Made): Made {
  const whole = `<schemas>${schemas.map(({ text }) => text.replace(/^<\?xml[^>]*\?>/, '')).join('')}</schemas>`;
  return withXml(whole, (root) => {
    const found = new Map<string, Component>();
    for (const schema of elementsNamed(root, xsd, 'schema')) {
      const scope = {
        namespace: attributeOf(schema, 'targetNamespace') ?? '',
        elementsQualified: attributeOf(schema, 'elementFormDefault') === 'qualified',
        attributesQualified: attributeOf(schema, 'attributeFormDefault') === 'qualified',
      };
      for (const element of elementsNamed(schema, xsd, ...kinds)) {
        const name = { namespace: scope.namespace, name: attributeOf(element, 'name') ?? '' };
        found.set(`${element.name} ${nameKey(name)}`, { element, scope });
      }
    }
    const find: XsdIndex['find'] = (kind, name) => found.get(`${kind} ${nameKey(name)}`);
    return use({
      find,
      get: (kind, name) => {
        const component = find(kind, name);
        if (!component) throw new XmlFault(`lược đồ không có ${kind} ${name.name} của ${name.namespace}`);
        return component;
      },
    });
  });
}

/** What an attribute (`type`, `ref`, `base`) of a declaration refers to; undefined when it has none. */
export function referredBy(element: XmlElement, attribute: string): QName | undefined {
  const text = attributeOf(element, attribute);
  return text === undefined ? undefined : resolveName(element, text);
}
