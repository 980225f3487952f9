import type { XmlElement } from 'libxml2-wasm';
import { readSchemas, type SchemaText } from './schema-texts.ts';
import { writeCallSchemas } from './call-schemas.ts';
import { attributeOf, elementsNamed, resolveName, withXml, XmlFault, type QName } from './xml.ts';
import {
  bindingNamespaces,
  distinct,
  documentationOf,
  nameOf,
  readBinding,
  wsdl,
  type Message,
  type Reading,
  type SoapOperation,
} from './wsdl-operations.ts';

export type Wsdl = {
  title: string;
  description: string;
  operations: readonly SoapOperation[];
  schemas: readonly SchemaText[];
};

/** Stands around a WSDL and the schema files supplied with it, so that a contract is one text. */
export const bundleName: QName = { namespace: 'urn:motcua:contract', name: 'contract' };
/**
 * Đọc WSDL 1.1 with its XML schemas: document/literal and rpc/literal over SOAP 1.1 and 1.2; of an operation offered in both the 1.1
 * one is called. Throws XmlFault for what cannot be used. Nothing is fetched: what it imports stands in it or was supplied with it.
 */
export function readWsdl(text: string): Wsdl {
  return withXml(text, (root) => {
    const isBundle = root.namespaceUri === bundleName.namespace && root.name === bundleName.name;
    const definitions = isBundle ? elementsNamed(root, wsdl, 'definitions')[0] : root;
    if (!definitions || definitions.namespaceUri !== wsdl || definitions.name !== 'definitions')
      throw new XmlFault('không phải tài liệu WSDL 1.1');
    if (elementsNamed(definitions, wsdl, 'import').length > 0)
      throw new XmlFault('WSDL dẫn tới WSDL khác; hãy gộp vào một tệp');
    const holders = [...elementsNamed(definitions, wsdl, 'types'), ...(isBundle ? [root] : [])];
    const reading: Reading = {
      definitions,
      namespace: attributeOf(definitions, 'targetNamespace') ?? '',
      messages: new Map(
        elementsNamed(definitions, wsdl, 'message').map((message) => [nameOf(message), partsOf(message)]),
      ),
      portTypes: new Map(elementsNamed(definitions, wsdl, 'portType').map((type) => [nameOf(type), type])),
      calls: [],
    };
    requireAddresses(definitions);
    const operations = distinct(
      elementsNamed(definitions, wsdl, 'binding').flatMap((binding) => readBinding(reading, binding)),
    );
    if (operations.length === 0) throw new XmlFault('WSDL không có thao tác SOAP nào');
    const [service] = elementsNamed(definitions, wsdl, 'service');
    return {
      title: attributeOf(definitions, 'name') ?? (service ? nameOf(service) : 'SOAP'),
      description: documentationOf(definitions),
      operations,
      schemas: [...readSchemas(holders), ...writeCallSchemas(reading.calls)],
    };
  });
}

function partsOf(message: XmlElement): Message {
  return new Map(
    elementsNamed(message, wsdl, 'part').map((part) => {
      const [element, type] = [attributeOf(part, 'element'), attributeOf(part, 'type')];
      return [
        nameOf(part),
        {
          name: nameOf(part),
          element: element === undefined ? undefined : resolveName(part, element),
          type: type === undefined ? undefined : resolveName(part, type),
        },
      ];
    }),
  );
}

function requireAddresses(definitions: XmlElement): void {
  for (const service of elementsNamed(definitions, wsdl, 'service'))
    for (const port of elementsNamed(service, wsdl, 'port'))
      for (const namespace of Object.values(bindingNamespaces))
        for (const address of elementsNamed(port, namespace, 'address')) {
          const location = attributeOf(address, 'location') ?? '';
          if (!/^https?:$/.test(URL.parse(location)?.protocol ?? ''))
            throw new XmlFault('địa chỉ (soap:address) trong WSDL không đọc được');
        }
}
