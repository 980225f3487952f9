import { listMembers, type Keep } from './xsd-members.ts';
import type { SchemaText } from './schema-texts.ts';
import type { JsonSchema } from './simple-types.ts';
import { withXsdIndex } from './xsd-index.ts';
import { nameKey, type QName } from './xml.ts';

/** Mô tả JSON của lược đồ XML: schemas by the names they are referred to by, and the reference of each root element. */
export type Described = { schemas: Readonly<Record<string, JsonSchema>>; referenceOf: (element: QName) => string };

/**
 * XSD → JSON Schema (2020-12) with the `xml` object of OpenAPI, which says how a value stands in XML. What a schema leaves open
 * (`xs:any`, `xs:anyType`, text between elements) has no place in JSON and does not go through it.
 */
export function describeXsd(schemas: readonly SchemaText[], roots: readonly QName[]): Described {
  return withXsdIndex(schemas, (index) => {
    const built: Record<string, JsonSchema> = {};
    const names = new Map<string, string>();
    const keep: Keep = (key, name, build) => {
      const before = names.get(key);
      if (before !== undefined) return referenceTo(before);
      const plain = name.replaceAll(/[^\w.-]/g, '_');
      let free = plain;
      for (let number = 2; free in built; number += 1) free = `${plain}${number}`;
      names.set(key, free);
      // Its place is taken before what is in it is built: that may refer to it.
      built[free] = {};
      built[free] = build();
      return referenceTo(free);
    };
    const members = listMembers(index, keep);
    const references = new Map(
      roots.map((root) => {
        const { element, scope } = index.get('element', root);
        return [nameKey(root), members.elementReference(root, { element, scope })] as const;
      }),
    );
    return { schemas: built, referenceOf: (element) => references.get(nameKey(element)) ?? '' };
  });
}

const referenceTo = (name: string): string => `#/components/schemas/${name}`;
