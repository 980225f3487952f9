import { escapeXml } from '#infrastructure/escape-xml.ts';
import { namedSchemas, shapeOf, type Member, type ScalarType, type Shape } from './json-shape.ts';
import { xmlName } from './naming.ts';
import { xsd, type SchemaText } from './schema-texts.ts';
import type { SoapFace } from './soap-face.ts';

const builtIn: Readonly<Record<ScalarType, string>> = {
  string: 'xs:string',
  integer: 'xs:integer',
  number: 'xs:double',
  boolean: 'xs:boolean',
};
const facets = [
  ['minLength', 'minLength'],
  ['maxLength', 'maxLength'],
  ['minimum', 'minInclusive'],
  ['maximum', 'maxInclusive'],
] as const;
/** Of a schema that contains itself without a name nothing more is told. */
const deepest = 12;

/**
 * Lược đồ XML của một dịch vụ REST: an element for each question and answer, a type for each named schema, as `writeElement` writes
 * them. Patterns are left out: those of JSON and of XML Schema differ.
 */
export function writeXsd({ form: { document }, operations }: SoapFace, namespace: string): SchemaText {
  const types = new Map<string, string>();
  const roots = operations.flatMap(({ input, output, question, answer }) => [
    typed(`<xs:element name="${input.name}"`, shapeOf(document, question), 0),
    typed(`<xs:element name="${output.name}"`, shapeOf(document, answer), 0),
  ]);
  const text =
    `<xs:schema xmlns:xs="${xsd}" xmlns:tns="${escapeXml(namespace)}" targetNamespace="${escapeXml(namespace)}" ` +
    `elementFormDefault="qualified">${[...types.values(), ...roots].join('')}</xs:schema>`;
  return { namespace, text };

  /** An element begun as given, with its type. */
  function typed(begun: string, shape: Shape, level: number): string {
    const reference = shape.kind === 'object' && level > 0 ? shape.reference : undefined;
    if (reference !== undefined && shape.kind === 'object')
      return `${begun} type="tns:${namedType(reference, shape.members)}"/>`;
    if (shape.kind === 'scalar') {
      const inner = restricted(shape.type, shape.schema);
      return inner === '' ? `${begun} type="${builtIn[shape.type]}"/>` : `${begun}>${inner}</xs:element>`;
    }
    if (level > deepest) return `${begun}/>`;
    const members =
      shape.kind === 'object'
        ? shape.members.map((member) => element(member, level + 1))
        : [repeated('<xs:element name="item"', shape.items, level + 1)];
    return `${begun}><xs:complexType><xs:sequence>${members.join('')}</xs:sequence></xs:complexType></xs:element>`;
  }

  function namedType(reference: string, members: readonly Member[]): string {
    const name = xmlName(decodeURIComponent(reference.slice(namedSchemas.length)));
    if (types.has(name)) return name;
    types.set(name, '');
    const inside = members.map((member) => element(member, 1)).join('');
    types.set(name, `<xs:complexType name="${name}"><xs:sequence>${inside}</xs:sequence></xs:complexType>`);
    return name;
  }

  function element({ name, schema, isRequired }: Member, level: number): string {
    const shape = shapeOf(document, schema);
    const begun = `<xs:element name="${xmlName(name)}"`;
    if (shape.kind === 'array') return repeated(begun, shape.items, level);
    return typed(
      `${begun}${isRequired ? '' : ' minOccurs="0"'}${shape.isNullable ? ' nillable="true"' : ''}`,
      shape,
      level,
    );
  }

  function repeated(begun: string, items: unknown, level: number): string {
    const shape = shapeOf(document, items);
    const many = `${begun} minOccurs="0" maxOccurs="unbounded"${shape.isNullable ? ' nillable="true"' : ''}`;
    return typed(many, shape, level);
  }
}

/** A type of its own where the schema says more than which kind it is. */
function restricted(type: ScalarType, schema: Readonly<Record<string, unknown>>): string {
  const listed: unknown = schema['enum'];
  const values = Array.isArray(listed)
    ? listed.filter((value) => typeof value === 'string' || typeof value === 'number')
    : [];
  const inner = [
    ...values.map((value) => `<xs:enumeration value="${escapeXml(String(value))}"/>`),
    ...facets.flatMap(([keyword, facet]) =>
      typeof schema[keyword] === 'number' && (type === 'string') === keyword.endsWith('Length')
        ? `<xs:${facet} value="${schema[keyword]}"/>`
        : [],
    ),
  ];
  if (inner.length === 0) return '';
  return `<xs:simpleType><xs:restriction base="${builtIn[type]}">${inner.join('')}</xs:restriction></xs:simpleType>`;
}
