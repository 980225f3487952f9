import {
  XmlBufferInputProvider,
  XmlDocument,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
  XmlValidateError,
  XsdValidator,
  type XmlElement,
} from 'libxml2-wasm';
import { escapeXml } from '#infrastructure/escape-xml.ts';
import { xsd, type SchemaText } from './schema-texts.ts';
import { XmlFault } from './xml.ts';

/** Kiểm tra theo lược đồ XML: what is wrong with an element, as the validator says it of names and types; undefined when nothing is. */
export type CheckXml = (element: XmlElement) => string | undefined;

/**
 * Biên dịch lược đồ XML of a contract, all of them as one. Throws XmlFault for schemas that are wrong or refer to a namespace nobody
 * supplied. What the validator holds is freed when the check is no longer used.
 */
export function compileXsd(schemas: readonly SchemaText[]): CheckXml {
  const files = filesOf(schemas);
  const validator = withFiles(files, () => {
    const document = XmlDocument.fromString(files.get(driverName)?.toString('utf8') ?? '');
    try {
      return XsdValidator.fromDoc(document);
    } catch (error) {
      throw new XmlFault(`lược đồ XML sai: ${reasonOf(error)}`);
    } finally {
      document.dispose();
    }
  });
  return (element) => {
    try {
      validator.validate(element);
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  };
}

const driverName = 'motcua:/contract.xsd';

/**
 * The schemas as files that include and import each other by names nobody else has: one a namespace, which includes the pieces where a
 * contract has several of it (a namespace can be imported only once).
 */
function filesOf(schemas: readonly SchemaText[]): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const imports = [...Map.groupBy(schemas, ({ namespace }) => namespace)].map(([namespace, pieces], index) => {
    const names = pieces.map(({ text }, piece) => {
      const name = `motcua:/${index}-${piece}.xsd`;
      files.set(name, Buffer.from(text));
      return name;
    });
    const target = namespace === '' ? '' : ` targetNamespace="${escapeXml(namespace)}"`;
    const whole = `motcua:/${index}.xsd`;
    const includes = names.map((name) => `<xs:include schemaLocation="${name}"/>`);
    files.set(whole, Buffer.from(`<xs:schema xmlns:xs="${xsd}"${target}>${includes.join('')}</xs:schema>`));
    return `<xs:import ${namespace === '' ? '' : `namespace="${escapeXml(namespace)}" `}schemaLocation="${whole}"/>`;
  });
  // The driver needs a namespace of its own: of none, it could not import what has none.
  const driver = `<xs:schema xmlns:xs="${xsd}" targetNamespace="urn:motcua:driver">${imports.join('')}</xs:schema>`;
  files.set(driverName, Buffer.from(driver));
  return files;
}

/** The parser reads these and, with nothing else registered, no file or address at all. */
function withFiles<Made>(files: ReadonlyMap<string, Buffer>, use: () => Made): Made {
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  try {
    return use();
  } finally {
    xmlCleanupInputProvider();
  }
}

/** What the validator says stands with names and types; values stand in quotes in it too, may be a person's, and are left out. */
function reasonOf(error: unknown): string {
  if (!(error instanceof XmlValidateError)) throw error;
  return (error.details[0]?.message ?? '')
    .trim()
    .replace(/: '[\s\S]*' is not a valid value/, ': not a valid value')
    .replace(/The value '[\s\S]*' (?=(?:is|has|does) )/, 'The value ')
    .replace(/key-sequence \['[\s\S]*'\]/, 'key-sequence')
    .slice(0, 300);
}
