import { escapeXml } from '#infrastructure/escape-xml.ts';
import { xsd, type SchemaText } from './schema-texts.ts';
import { XmlFault, type QName } from './xml.ts';

/** Một phần của thông điệp: an element, or a type of which style rpc makes an element. */
export type CallPart = { name: string; element: QName | undefined; type: QName | undefined };

/**
 * Lược đồ của lời gọi kiểu rpc: the standard says in words how the body looks (an element named like the operation, one without a
 * namespace in it for each part); as a schema it is checked like any other.
 */
export function writeCallSchemas(calls: readonly { element: QName; parts: readonly CallPart[] }[]): SchemaText[] {
  return calls.map(({ element, parts }) => {
    const types = parts.map(({ name, type }) => {
      if (!type) throw new XmlFault(`phần ${name} của lời gọi kiểu rpc phải có type`);
      return { name, type };
    });
    const foreign = [...new Set(types.map(({ type }) => type.namespace))].filter(
      (namespace) => namespace !== xsd && namespace !== element.namespace,
    );
    const imports = foreign.map((namespace) => `<xs:import namespace="${escapeXml(namespace)}"/>`);
    const members = types.map(
      ({ name, type }) =>
        `<xs:element xmlns:t="${escapeXml(type.namespace)}" name="${escapeXml(name)}" type="t:${escapeXml(type.name)}"/>`,
    );
    const text =
      `<xs:schema xmlns:xs="${xsd}" targetNamespace="${escapeXml(element.namespace)}">${imports.join('')}` +
      `<xs:element name="${escapeXml(element.name)}"><xs:complexType><xs:sequence>${members.join('')}</xs:sequence>` +
      '</xs:complexType></xs:element></xs:schema>';
    return { namespace: element.namespace, text };
  });
}
