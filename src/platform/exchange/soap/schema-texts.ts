import type { XmlElement } from 'libxml2-wasm';
import { attributeOf, elementsNamed, elementsOf, XmlFault } from './xml.ts';

export const xsd = 'http://www.w3.org/2001/XMLSchema';

/** Một lược đồ XML that stands on its own: the prefixes it uses are declared in it, and it names no file. */
export type SchemaText = { namespace: string; text: string };

/** Lược đồ trong hợp đồng: every `xs:schema` under the elements given. Throws XmlFault for `xs:redefine`, which changes one by another. */
export function readSchemas(holders: readonly XmlElement[]): SchemaText[] {
  return holders.flatMap((holder) =>
    elementsNamed(holder, xsd, 'schema').map((schema) => {
      stayInside(schema);
      for (const [prefix, uri] of Object.entries(schema.namespaces))
        if (!(prefix in schema.nsDeclarations)) schema.addNsDeclaration(uri, prefix || undefined);
      return { namespace: attributeOf(schema, 'targetNamespace') ?? '', text: schema.toString({ format: false }) };
    }),
  );
}

/** Where files would be is taken out: schemas find each other by their namespaces, and all are here. */
function stayInside(schema: XmlElement): void {
  for (const child of elementsOf(schema)) {
    if (child.namespaceUri !== xsd) continue;
    if (child.name === 'redefine') throw new XmlFault('lược đồ dùng xs:redefine, không nhận');
    if (child.name === 'include') child.remove();
    else if (child.name === 'import') child.attr('schemaLocation')?.remove();
  }
}
