import type { XmlElement } from 'libxml2-wasm';
import type { CallPart } from './call-schemas.ts';
import { attributeOf, elementsNamed, elementsOf, nameKey, resolveName, XmlFault, type QName } from './xml.ts';

export type SoapVersion = '1.1' | '1.2';

/** Một thao tác SOAP: the elements that stand in the bodies of its question, its answer and its declared faults. */
export type SoapOperation = {
  name: string;
  /** Value of the SOAPAction header, without quotes. */
  action: string;
  version: SoapVersion;
  summary: string;
  input: QName;
  output: QName;
  faults: readonly QName[];
};

export const wsdl = 'http://schemas.xmlsoap.org/wsdl/';
export const bindingNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};
const xroadNamespaces = ['http://x-road.ee/xsd/x-road.xsd', 'http://x-road.eu/xsd/xroad.xsd'];

export type Message = ReadonlyMap<string, CallPart>;
/** Những gì đã đọc của một WSDL that its bindings refer to, by names with their namespaces (`nameKey`): it may be of several files. */
export type Reading = {
  messages: ReadonlyMap<string, Message>;
  portTypes: ReadonlyMap<string, XmlElement>;
  /** Elements made up for calls of style rpc, which no schema of the contract declares. */
  calls: { element: QName; parts: readonly CallPart[] }[];
};

export const nameOf = (element: XmlElement): string => attributeOf(element, 'name') ?? '';

export function documentationOf(element: XmlElement): string {
  const [documentation] = elementsNamed(element, wsdl, 'documentation');
  // X-Road writes a title and notes in it.
  const title = documentation && elementsOf(documentation).find((child) => child.name === 'title');
  return (title ?? documentation)?.content.trim().replaceAll(/\s+/g, ' ').slice(0, 300) ?? '';
}

/** What a name stands for; tools that forget its prefix mean the only one of that name. */
function findNamed<Value>(all: ReadonlyMap<string, Value>, name: QName): Value | undefined {
  const exact = all.get(nameKey(name));
  if (exact) return exact;
  const [only, other] = [...all].filter(([key]) => key.endsWith(`}${name.name}`));
  return other ? undefined : only?.[1];
}

/** Namespace of the file something of a WSDL stands in. */
export const targetOf = (element: XmlElement): string =>
  (element.parent && attributeOf(element.parent, 'targetNamespace')) ?? '';

/** Thao tác của một binding SOAP. Throws XmlFault for what is not literal, or has no question or answer. */
export function readBinding(reading: Reading, binding: XmlElement): SoapOperation[] {
  for (const version of ['1.1', '1.2'] as const) {
    const [soap] = elementsNamed(binding, bindingNamespaces[version], 'binding');
    if (!soap) continue;
    const portType = findNamed(reading.portTypes, resolveName(binding, attributeOf(binding, 'type') ?? ''));
    if (!portType) throw new XmlFault(`không có portType của binding ${nameOf(binding)}`);
    const style = attributeOf(soap, 'style') ?? 'document';
    return elementsNamed(binding, wsdl, 'operation').map((bound) =>
      readOperation(reading, { bound, portType, version, style, namespace: targetOf(binding) }),
    );
  }
  // A binding of another kind (HTTP GET and POST, which .NET writes beside SOAP) offers nothing here.
  return [];
}

function readOperation(
  reading: Reading,
  {
    bound,
    portType,
    version,
    style: usual,
    namespace,
  }: { bound: XmlElement; portType: XmlElement; version: SoapVersion; style: string; namespace: string },
): SoapOperation {
  const name = nameOf(bound);
  if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name)) throw new XmlFault(`tên thao tác ${name} không dùng được`);
  requireXroadVersion(bound, name);
  const declared = elementsNamed(portType, wsdl, 'operation').find((operation) => nameOf(operation) === name);
  if (!declared) throw new XmlFault(`portType không có thao tác ${name}`);
  const [soap] = elementsNamed(bound, bindingNamespaces[version], 'operation');
  const style = (soap && attributeOf(soap, 'style')) ?? usual;
  const bodyOf = (direction: 'input' | 'output') => {
    const [message] = elementsNamed(declared, wsdl, direction);
    const [binding] = elementsNamed(bound, wsdl, direction);
    if (!message || !binding) throw new XmlFault(`thao tác ${name} phải có cả câu hỏi và câu trả lời`);
    const wrapper = direction === 'input' ? name : `${name}Response`;
    return readBody(reading, { message, binding, version, style, wrapper: { namespace, name: wrapper } });
  };
  return {
    name,
    action: (soap && attributeOf(soap, 'soapAction')) ?? '',
    version,
    summary: documentationOf(declared),
    input: bodyOf('input'),
    output: bodyOf('output'),
    faults: elementsNamed(declared, wsdl, 'fault').flatMap((fault) => {
      const [part] = messageOf(reading, fault).values();
      return part?.element ?? [];
    }),
  };
}

/** X-Road takes no version with a sign that stands for something else in its identifiers. */
function requireXroadVersion(bound: XmlElement, name: string): void {
  for (const namespace of xroadNamespaces)
    for (const { content } of elementsNamed(bound, namespace, 'version'))
      if (!/^[\w.-]*$/.test(content.trim())) throw new XmlFault(`phiên bản của thao tác ${name} không dùng được`);
}

function messageOf({ messages }: Reading, element: XmlElement): Message {
  const name = resolveName(element, attributeOf(element, 'message') ?? '');
  const message = findNamed(messages, name);
  if (!message) throw new XmlFault(`không có thông điệp ${name.name}`);
  return message;
}

/** The element in the body: the one the message names, or of style rpc one that is made up of its parts. */
function readBody(
  reading: Reading,
  {
    message,
    binding,
    version,
    style,
    wrapper,
  }: { message: XmlElement; binding: XmlElement; version: SoapVersion; style: string; wrapper: QName },
): QName {
  const parts = messageOf(reading, message);
  const [body] = elementsIn(binding, bindingNamespaces[version], 'body');
  if ((body && attributeOf(body, 'use')) === 'encoded')
    throw new XmlFault(`thao tác ${wrapper.name} dùng kiểu mã hóa SOAP, không nhận`);
  const listed = (body && attributeOf(body, 'parts'))?.split(/\s+/).filter(Boolean);
  const headers = elementsIn(binding, bindingNamespaces[version], 'header').map((header) =>
    attributeOf(header, 'part'),
  );
  const chosen = [...parts.values()].filter(({ name }) => listed?.includes(name) ?? !headers.includes(name));
  if (style === 'rpc') {
    const element = { ...wrapper, namespace: (body && attributeOf(body, 'namespace')) ?? wrapper.namespace };
    reading.calls.push({ element, parts: chosen });
    return element;
  }
  const [only] = chosen;
  if (chosen.length !== 1 || !only?.element)
    throw new XmlFault(`nội dung của ${wrapper.name} phải là đúng một phần tử`);
  return only.element;
}

/** What a binding says of a body stands in it, or within the first part of MIME. */
function elementsIn(binding: XmlElement, namespace: string, name: string): XmlElement[] {
  const mime = 'http://schemas.xmlsoap.org/wsdl/mime/';
  const [first] = elementsNamed(binding, mime, 'multipartRelated').flatMap((related) =>
    elementsNamed(related, mime, 'part'),
  );
  return [...elementsNamed(binding, namespace, name), ...(first ? elementsNamed(first, namespace, name) : [])];
}

/** The same operation over SOAP 1.2 is not another one; two of one name are. */
export function distinct(operations: readonly SoapOperation[]): SoapOperation[] {
  const found = new Map<string, SoapOperation>();
  for (const operation of operations) {
    const before = found.get(operation.name);
    if (!before || (before.version === '1.2' && operation.version === '1.1')) found.set(operation.name, operation);
    else if (before.version === operation.version) throw new XmlFault(`hai thao tác cùng tên ${operation.name}`);
  }
  const questions = new Set([...found.values()].map(({ input }) => nameKey(input)));
  if (questions.size < found.size) throw new XmlFault('hai thao tác nhận cùng một phần tử nên không phân biệt được');
  return [...found.values()];
}
