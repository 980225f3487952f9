/** A contract in WSDL with what is read in different ways: a person in the question, types of types, lists, attributes, a fault. */
export const insuranceNamespace = 'urn:example:insurance';
/** An element of the contract with this in it. */
export const inInsurance = (name: string, content: string): string =>
  `<${name} xmlns="${insuranceNamespace}">${content}</${name}>`;
/** Whom the provider knows. */
export const participantLan =
  '<participant><name>Nguyễn Thị Lan</name><religion>Không</religion><status>paying</status>' +
  '<stoppedOn xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></participant>';

const schema = `
  <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${insuranceNamespace}" xmlns:m="urn:motcua:contract"
      targetNamespace="${insuranceNamespace}" elementFormDefault="qualified">
    <xs:simpleType name="Status"><xs:restriction base="xs:string">
      <xs:enumeration value="paying"/><xs:enumeration value="stopped"/></xs:restriction></xs:simpleType>
    <xs:complexType name="Period">
      <xs:sequence>
        <xs:element name="from" type="xs:date"/>
        <xs:element name="months" type="xs:int"/>
        <xs:element name="salary" minOccurs="0"><xs:complexType><xs:simpleContent>
          <xs:extension base="xs:decimal"><xs:attribute name="currency" type="xs:string" use="required"/></xs:extension>
        </xs:simpleContent></xs:complexType></xs:element>
      </xs:sequence>
      <xs:attribute name="kind" type="xs:string"/>
    </xs:complexType>
    <xs:complexType name="Person">
      <xs:sequence>
        <xs:element name="name" type="xs:string"/>
        <xs:element name="religion" type="xs:string" minOccurs="0" m:sensitive="true"/>
      </xs:sequence>
    </xs:complexType>
    <xs:complexType name="Participant"><xs:complexContent><xs:extension base="t:Person">
      <xs:sequence>
        <xs:element name="status" type="t:Status"/>
        <xs:element name="stoppedOn" type="xs:date" nillable="true"/>
        <xs:element name="period" type="t:Period" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:element name="find"><xs:complexType><xs:sequence>
      <xs:element name="who"><xs:complexType><xs:sequence>
        <xs:element name="personalId" m:subject="person"><xs:simpleType><xs:restriction base="xs:string">
          <xs:pattern value="[0-9]{12}"/></xs:restriction></xs:simpleType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element name="withPeriods" type="xs:boolean" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="findResponse"><xs:complexType><xs:sequence>
      <xs:element name="participant" type="t:Participant" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="count"><xs:complexType><xs:sequence>
      <xs:element name="personalId" type="xs:string" minOccurs="0" m:subject="person"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="countResponse"><xs:complexType><xs:sequence><xs:element name="total" type="xs:long"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="closed"><xs:complexType><xs:sequence><xs:element name="until" type="xs:date"/></xs:sequence></xs:complexType></xs:element>
  </xs:schema>`;

const operation = (name: string) => `
    <wsdl:operation name="${name}">
      <soap:operation soapAction="urn:example:insurance#${name}"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="closed"><soap:fault name="closed" use="literal"/></wsdl:fault>
    </wsdl:operation>`;

export const insuranceWsdl = `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:t="${insuranceNamespace}" name="Insurance" targetNamespace="${insuranceNamespace}">
  <wsdl:types>${schema}</wsdl:types>
  <wsdl:message name="find"><wsdl:part name="body" element="t:find"/></wsdl:message>
  <wsdl:message name="findResponse"><wsdl:part name="body" element="t:findResponse"/></wsdl:message>
  <wsdl:message name="count"><wsdl:part name="body" element="t:count"/></wsdl:message>
  <wsdl:message name="countResponse"><wsdl:part name="body" element="t:countResponse"/></wsdl:message>
  <wsdl:message name="closed"><wsdl:part name="body" element="t:closed"/></wsdl:message>
  <wsdl:portType name="Insurance">
    <wsdl:operation name="find"><wsdl:documentation>Tra cứu quá trình đóng bảo hiểm</wsdl:documentation>
      <wsdl:input message="t:find"/><wsdl:output message="t:findResponse"/>
      <wsdl:fault name="closed" message="t:closed"/></wsdl:operation>
    <wsdl:operation name="count"><wsdl:input message="t:count"/><wsdl:output message="t:countResponse"/>
      <wsdl:fault name="closed" message="t:closed"/></wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="Insurance" type="t:Insurance">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${operation('find')}${operation('count')}
  </wsdl:binding>
  <wsdl:service name="Insurance"><wsdl:port name="Insurance" binding="t:Insurance">
    <soap:address location="https://insurance.example.vn/soap"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;

export const envelopeOf = (content: string, version: '1.1' | '1.2' = '1.1'): string =>
  `<s:Envelope xmlns:s="${
    version === '1.1' ? 'http://schemas.xmlsoap.org/soap/envelope/' : 'http://www.w3.org/2003/05/soap-envelope'
  }"><s:Header/><s:Body>${content}</s:Body></s:Envelope>`;
