import type { XmlElement } from 'libxml2-wasm';
import { readSchemas, type SchemaText } from './schema-texts.ts';
import { writeCallSchemas } from './call-schemas.ts';
import { attributeOf, elementsNamed, nameKey, resolveName, withXml, XmlFault, type QName } from './xml.ts';
import {
  bindingNamespaces,
  distinct,
  documentationOf,
  nameOf,
  readBinding,
  targetOf,
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

/** Stands around the files of a WSDL and the schemas supplied with them, so that a contract is one text. */
export const bundleName: QName = { namespace: 'urn:motcua:contract', name: 'contract' };
/**
 * Đọc WSDL 1.1 with its XML schemas: document/literal and rpc/literal over SOAP 1.1 and 1.2; of an operation offered in both the 1.1
 * one is called. Throws XmlFault for what cannot be used. Nothing is fetched: what it imports stands in it or was supplied with it.
 */
export function readWsdl(text: string): Wsdl {
  return withXml(text, (root) => {
    const isBundle = root.namespaceUri === bundleName.namespace && root.name === bundleName.name;
    const files = isBundle ? elementsNamed(root, wsdl, 'definitions') : [root];
    const [first] = files;
    if (!first || first.namespaceUri !== wsdl || first.name !== 'definitions')
      throw new XmlFault('không phải tài liệu WSDL 1.1');
    requireImported(files);
    const all = (name: string) => files.flatMap((file) => elementsNamed(file, wsdl, name));
    const keyOf = (element: XmlElement) => nameKey({ namespace: targetOf(element), name: nameOf(element) });
    const reading: Reading = {
      messages: new Map(all('message').map((message) => [keyOf(message), partsOf(message)])),
      portTypes: new Map(all('portType').map((type) => [keyOf(type), type])),
      calls: [],
    };
    requireAddresses(all('service'));
    const operations = distinct(all('binding').flatMap((binding) => readBinding(reading, binding)));
    if (operations.length === 0) throw new XmlFault('WSDL không có thao tác SOAP nào');
    const [service] = all('service');
    const offered = service?.parent ?? first;
    return {
      title: attributeOf(offered, 'name') ?? (service ? nameOf(service) : 'SOAP'),
      description: documentationOf(offered),
      operations,
      schemas: [...readSchemas([...all('types'), ...(isBundle ? [root] : [])]), ...writeCallSchemas(reading.calls)],
    };
  });
}

/** What a file imports must be one of those supplied. */
function requireImported(files: readonly XmlElement[]): void {
  const supplied = new Set(files.map((file) => attributeOf(file, 'targetNamespace') ?? ''));
  for (const file of files)
    for (const imported of elementsNamed(file, wsdl, 'import')) {
      const namespace = attributeOf(imported, 'namespace') ?? '';
      if (files.length < 2 || !supplied.has(namespace))
        throw new XmlFault(`WSDL dẫn tới WSDL khác (${namespace}); hãy chọn cả tệp đó cùng lúc`);
    }
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

function requireAddresses(services: readonly XmlElement[]): void {
  for (const service of services)
    for (const port of elementsNamed(service, wsdl, 'port'))
      for (const namespace of Object.values(bindingNamespaces))
        for (const address of elementsNamed(port, namespace, 'address')) {
          const location = attributeOf(address, 'location') ?? '';
          if (!/^https?:$/.test(URL.parse(location)?.protocol ?? ''))
            throw new XmlFault('địa chỉ (soap:address) trong WSDL không đọc được');
        }
}
