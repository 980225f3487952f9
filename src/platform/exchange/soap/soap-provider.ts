import type { CheckXml } from './compile-xsd.ts';
import type { SoapOperation } from './wsdl-operations.ts';
import type { SchemaText } from './schema-texts.ts';

/** Bên cung cấp bằng SOAP: what the operations of a contract made from a WSDL stand for, their schemas and the check made of them. */
export type SoapProvider = {
  operations: ReadonlyMap<string, SoapOperation>;
  schemas: readonly SchemaText[];
  check: CheckXml;
};
