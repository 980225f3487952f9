import { escapeXml } from '#infrastructure/escape-xml.ts';
import type { Contract } from '../contracts/read-openapi.ts';
import { xmlName } from './naming.ts';
import { bindingNamespaces } from './wsdl-operations.ts';
import { soapFaceOf, type FaceOperation } from './soap-face.ts';
import { writeXsd } from './write-xsd.ts';
import type { QName } from './xml.ts';

/**
 * WSDL 1.1 của một dịch vụ, document/literal over SOAP 1.1: of a REST service made from its OpenAPI document, of a SOAP one from the
 * schemas of its own WSDL, with the address of the gateway in place of the provider's.
 */
export function writeWsdl(contract: Contract, { namespace, address }: { namespace: string; address: string }): string {
  const face = soapFaceOf(contract, namespace);
  const schemas = contract.soap?.schemas ?? [writeXsd(face, namespace)];
  const faultsOf = ({ operation }: FaceOperation) => contract.soap?.operations.get(operation.id)?.faults ?? [];
  const target = `urn:motcua:wsdl:${escapeXml(namespace)}`;
  const nameOf = ({ operation }: FaceOperation) => xmlName(operation.id);
  const messages = face.operations.flatMap((one) => [
    message(`${nameOf(one)}-question`, one.input),
    message(`${nameOf(one)}-answer`, one.output),
    ...faultsOf(one).map((fault) => message(`${nameOf(one)}-${fault.name}`, fault)),
  ]);
  const offered = face.operations.map((one) => {
    const name = nameOf(one);
    const faults = faultsOf(one).map((fault) => `<wsdl:fault name="${fault.name}" message="w:${name}-${fault.name}"/>`);
    return (
      `<wsdl:operation name="${name}"><wsdl:documentation>${escapeXml(one.operation.summary)}</wsdl:documentation>` +
      `<wsdl:input message="w:${name}-question"/><wsdl:output message="w:${name}-answer"/>${faults.join('')}</wsdl:operation>`
    );
  });
  const body = '<soap:body use="literal"/>';
  const bound = face.operations.map((one) => {
    const faults = faultsOf(one).map(
      ({ name }) => `<wsdl:fault name="${name}"><soap:fault name="${name}" use="literal"/></wsdl:fault>`,
    );
    return (
      `<wsdl:operation name="${nameOf(one)}"><soap:operation soapAction="${escapeXml(one.action)}"/>` +
      `<wsdl:input>${body}</wsdl:input><wsdl:output>${body}</wsdl:output>${faults.join('')}</wsdl:operation>`
    );
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="${bindingNamespaces['1.1']}" ` +
      `xmlns:w="${target}" targetNamespace="${target}">`,
    `<wsdl:documentation>${escapeXml(contract.title)}</wsdl:documentation>`,
    `<wsdl:types>${schemas.map(({ text }) => text).join('\n')}</wsdl:types>`,
    ...messages,
    `<wsdl:portType name="Service">${offered.join('\n')}</wsdl:portType>`,
    `<wsdl:binding name="Soap" type="w:Service"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>`,
    ...bound,
    '</wsdl:binding>',
    `<wsdl:service name="Gateway"><wsdl:port name="Soap" binding="w:Soap"><soap:address location="${escapeXml(address)}"/>`,
    '</wsdl:port></wsdl:service>',
    '</wsdl:definitions>',
    '',
  ].join('\n');
}

const message = (name: string, { namespace, name: element }: QName): string =>
  `<wsdl:message name="${name}"><wsdl:part name="body" xmlns:e="${escapeXml(namespace)}" element="e:${element}"/></wsdl:message>`;
