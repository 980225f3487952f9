import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insuranceNamespace, insuranceWsdl } from '#testing/soap-contract.ts';
import { placesContract } from '#testing/exchange-office.ts';
import { compileContract } from '../contracts/compile-contract.ts';
import { findBreaks } from '../contracts/compare-contracts.ts';
import { listFields } from '../contracts/list-fields.ts';
import { buildMockAnswers } from '../contracts/mock-answers.ts';
import { parseContract, readContract } from '../contracts/read-contract.ts';
import { readOpenApi } from '../contracts/read-openapi.ts';
import { bundleContract } from './bundle.browser.ts';
import { readQuestion, soapFaceOf, writeAnswer, writeQuestion } from './soap-face.ts';
import { withXml } from './xml.ts';
import { readElement } from './xml-to-json.ts';
import { writeWsdl } from './write-wsdl.ts';

const insurance = parseContract(insuranceWsdl);
const face = soapFaceOf(insurance, 'urn:unused');
const operationOf = (id: string, of = face) => {
  const found = of.operations.find(({ operation }) => operation.id === id);
  if (!found) throw new Error(id);
  return found;
};
const refusalOf = (text: string) =>
  readContract(text).then(
    () => 'accepted',
    (error: { params: { what: string } }) => error.params.what,
  );

// oxlint-disable-next-line no-control-regex -- XML has no place for them
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const participant = {
  name: 'Nguyễn Thị Lan',
  religion: 'Không',
  status: 'paying',
  stoppedOn: null,
  period: [
    { kind: 'compulsory', from: '2020-01-01', months: 12, salary: { currency: 'VND', value: '5000000.50' } },
    { from: '2021-01-01', months: 6 },
  ],
};

describe('a contract in WSDL', () => {
  it('becomes JSON operations about the person its question names', () => {
    expect(
      insurance.operations.map(({ id, method, path, summary, subjects }) => [id, method, path, summary, subjects[0]]),
    ).toEqual([
      [
        'find',
        'post',
        '/find',
        'Tra cứu quá trình đóng bảo hiểm',
        { in: 'body', name: 'who.personalId', kind: 'person' },
      ],
      ['count', 'post', '/count', 'count', { in: 'body', name: 'personalId', kind: 'person' }],
    ]);
  });

  it('tells every field of an answer, also of what a type extends, and which are sensitive', () => {
    expect(listFields(insurance, ['find']).map(({ path, sensitive }) => (sensitive ? `${path}!` : path))).toEqual([
      'participant.name',
      'participant.religion!',
      'participant.status',
      'participant.stoppedOn',
      'participant.period.from',
      'participant.period.months',
      'participant.period.salary.value',
      'participant.period.salary.currency',
      'participant.period.kind',
    ]);
  });

  it('makes checks and invented answers like any other', () => {
    const [find] = compileContract(insurance);
    expect(find?.checkRequest?.({ who: { personalId: '026192000123' }, withPeriods: true })).toBeUndefined();
    expect(find?.checkRequest?.({ who: { personalId: '12' } })).toContain('/who/personalId');
    expect(find?.checkResponse(200)?.({ participant })).toBeUndefined();
    const answers = buildMockAnswers(insurance);
    expect([...answers.keys()]).toEqual(['find', 'count']);
    const invented: unknown = JSON.parse(answers.get('find')?.body.toString('utf8') ?? '');
    expect(
      withXml(writeAnswer(face, operationOf('find'), invented), (root) => insurance.soap?.check(root)),
    ).toBeUndefined();
  });

  it('invents by its examples, one branch of a choice, and ends what contains itself', async () => {
    const choice =
      '<xs:choice><xs:element name="code" type="xs:string"/><xs:element name="number" type="xs:int"/></xs:choice>';
    const wsdl = insuranceWsdl
      .replace('<xs:element name="status" type="t:Status"/>', choice)
      .replace(
        '<xs:element name="name" type="xs:string"/>',
        '<xs:element name="parent" type="t:Person" minOccurs="0"/>$&',
      );
    const contract = await readContract(wsdl.replace('name="months"', '$& m:example="7"'));
    const value: unknown = JSON.parse(buildMockAnswers(contract).get('find')?.body.toString('utf8') ?? '');
    expect(value).toMatchObject({ participant: { code: expect.any(String), period: [{ months: 7 }] } });
    const of = soapFaceOf(contract, '');
    expect(
      withXml(writeAnswer(of, operationOf('find', of), value), (root) => contract.soap?.check(root)),
    ).toBeUndefined();
  });

  it('breaks a consumer when a field it was granted goes', () => {
    const after = parseContract(insuranceWsdl.replace('<xs:element name="months" type="xs:int"/>', ''));
    const holder = { consumer: 'y-te', operations: ['find'], fields: ['participant.period.months'] };
    expect(findBreaks(insurance, after, [holder])).toEqual([
      { consumer: 'y-te', operation: 'find', what: 'không còn trường participant.period.months' },
    ]);
    expect(findBreaks(insurance, after, [{ ...holder, fields: ['participant.name'] }])).toEqual([]);
  });

  it.each([
    ['no WSDL at all', '<a/>', 'không phải tài liệu WSDL'],
    [
      'a DOCTYPE',
      insuranceWsdl.replace(
        '<wsdl:definitions',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><wsdl:definitions',
      ),
      'DOCTYPE',
    ],
    ['a broken schema', insuranceWsdl.replace('type="t:Status"', 'type="t:Nothing"'), 'lược đồ XML sai'],
    ['encoded messages', insuranceWsdl.replace('use="literal"', 'use="encoded"'), 'mã hóa SOAP'],
    [
      'a file elsewhere',
      insuranceWsdl.replace(
        '<wsdl:types>',
        '<wsdl:import namespace="urn:a" location="http://127.0.0.1/a.wsdl"/><wsdl:types>',
      ),
      'chọn cả tệp đó cùng lúc',
    ],
    [
      'two operations of one question',
      insuranceWsdl.replace('element="t:count"', 'element="t:find"'),
      'cùng một phần tử',
    ],
    ['text that is no XML', `${insuranceWsdl}<`, 'XML sai cú pháp'],
  ])('is refused with %s', async (_what, text, why) => {
    expect(await refusalOf(text)).toContain(why);
  });

  it('says of a question that is marked so that it only reads', () => {
    const marked = insuranceWsdl.replace('<xs:element name="count">', '<xs:element name="count" m:safe="true">');
    expect(parseContract(marked).operations.map(({ id, safe }) => [id, safe])).toEqual([
      ['find', false],
      ['count', true],
    ]);
  });

  it('is read from several files as .NET writes them: the binding and service in one, what they refer to in another', async () => {
    const [, head = '', types = '', interfaces = '', offered = ''] =
      /^[^]*?(<wsdl:definitions[^>]*>)([^]*?<\/wsdl:types>)([^]*?)(<wsdl:binding[^]*)$/.exec(insuranceWsdl) ?? [];
    const inner = `${head}${types}${interfaces}</wsdl:definitions>`;
    const outer = head
      .replace(`targetNamespace="${insuranceNamespace}"`, 'targetNamespace="http://tempuri.org/"')
      .concat(`<wsdl:import namespace="${insuranceNamespace}" location="http://127.0.0.1:1/a?wsdl=wsdl0"/>`, offered);
    expect(await refusalOf(outer)).toContain(insuranceNamespace);
    for (const files of [
      [outer, inner],
      [inner, outer],
    ]) {
      const { operations } = await readContract(bundleContract(files));
      expect(operations).toEqual(insurance.operations);
    }
    // One of the same name from elsewhere does not stand in for it.
    const other = inner.replace(`targetNamespace="${insuranceNamespace}" `, 'targetNamespace="urn:other" ');
    expect(await refusalOf(bundleContract([outer, other]))).not.toBe('accepted');
  });

  it('takes schemas supplied beside it, and nothing from anywhere else', async () => {
    const [, schema = ''] = /<wsdl:types>([\s\S]*)<\/wsdl:types>/.exec(insuranceWsdl) ?? [];
    const imported = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${insuranceNamespace}" schemaLocation="http://127.0.0.1:1/a.xsd"/></xs:schema>`;
    const alone = insuranceWsdl.replace(schema, imported).replace(/^<\?xml.*\?>/, '');
    expect(await refusalOf(alone)).not.toBe('accepted');
    const bundle = `<c:contract xmlns:c="urn:motcua:contract">${alone}${schema}</c:contract>`;
    expect((await readContract(bundle)).operations).toEqual(insurance.operations);
  });

  it('of style rpc is called with an element of the operation’s name', async () => {
    const rpc = insuranceWsdl
      .replace('style="document"', 'style="rpc"')
      .replaceAll('<soap:body use="literal"/>', '<soap:body use="literal" namespace="urn:example:call"/>')
      .replaceAll(/element="t:\w+"/g, 'type="t:Period"');
    const contract = await readContract(rpc);
    const of = soapFaceOf(contract, '');
    const xml = writeQuestion(of, operationOf('find', of), { body: { from: '2026-11-28', months: 1 } });
    expect(xml).toBe(
      '<find xmlns="urn:example:call"><body xmlns=""><from xmlns="urn:example:insurance">2026-11-28</from><months xmlns="urn:example:insurance">1</months></body></find>',
    );
    expect(withXml(xml, (root) => contract.soap?.check(root))).toBeUndefined();
  });
});

describe('a value', () => {
  const find = operationOf('find');

  it('goes to XML and back without loss, and keeps the schema', () => {
    const xml = writeAnswer(face, find, { participant });
    expect(withXml(xml, (root) => insurance.soap?.check(root))).toBeUndefined();
    expect(withXml(xml, (root) => readElement(face.form, root, find.answer))).toEqual({ participant });
  });

  it('keeps any text XML can hold, in elements and attributes alike', () => {
    const held = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(notInXml, ''));
    const text = fc.oneof(held, fc.constantFrom(' a\r\n\tb ', ']]>', '&amp;', '<!-- -->', '\u00a0Đ'));
    fc.assert(
      fc.property(text, text, (name, kind) => {
        const value = { participant: { ...participant, name, period: [{ kind, from: '2020-01-01', months: 1 }] } };
        const read = withXml(writeAnswer(face, find, value), (root) => readElement(face.form, root, find.answer));
        expect(read).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what the contract does not know, and cannot leave its element', () => {
    const xml = writeQuestion(face, find, { who: { personalId: '</personalId><x/>', other: 1 }, __proto__: { a: 1 } });
    expect(xml).toBe(
      '<find xmlns="urn:example:insurance"><who><personalId>&#60;/personalId&#62;&#60;x/&#62;</personalId></who></find>',
    );
  });

  it('is named, never repeated, when it does not keep the schema', () => {
    const fault = withXml(writeQuestion(face, find, { who: { personalId: '026192' } }), (root) =>
      insurance.soap?.check(root),
    );
    expect(fault).toContain('personalId');
    expect(fault).not.toContain('026192');
    const wrong = "kín' is not a valid value 'kín";
    for (const change of [{ status: wrong }, { stoppedOn: wrong }, { period: [{ from: wrong, months: wrong }] }]) {
      const xml = writeAnswer(face, find, { participant: { ...participant, ...change } });
      const said = withXml(xml, (root) => insurance.soap?.check(root));
      expect(said).toContain('Element');
      expect(said).not.toContain('kín');
    }
  });
});

describe('SOAP in front of REST', () => {
  const namespace = 'urn:motcua:lgsp:dia-danh:1.0';

  it('has a WSDL made from the OpenAPI document, which reads back with the same operations', async () => {
    const places = await readOpenApi(JSON.stringify(placesContract));
    const made = soapFaceOf(places, namespace);
    const wsdl = writeWsdl(places, { namespace, address: 'https://lgsp.example/dia-danh/1.0' });
    const again = await readContract(wsdl);
    expect(again.operations.map(({ id }) => id)).toEqual(['listPlaces', 'addPlace', 'cachedPlaces', 'getMap']);
    const list = operationOf('listPlaces', made);
    const answer = { items: [{ code: '08707', name: 'Tam Đảo' }, { code: '08710' }] };
    const xml = writeAnswer(made, list, answer);
    expect(withXml(xml, (root) => again.soap?.check(root))).toBeUndefined();
    expect(withXml(xml, (root) => readElement(made.form, root, list.answer))).toEqual(answer);
    const question = writeQuestion(made, list, { limit: 5 });
    expect(withXml(question, (root) => readQuestion(made, list, root))).toMatchObject({
      path: '/places',
      body: undefined,
    });
    expect(withXml(question, (root) => readQuestion(made, list, root).query.toString())).toBe('limit=5');
  });

  it('has the same WSDL of a SOAP service, with the address of the gateway', async () => {
    const wsdl = writeWsdl(insurance, { namespace: 'urn:unused', address: 'https://lgsp.example/bao-hiem/1.0' });
    expect(wsdl).toContain('https://lgsp.example/bao-hiem/1.0');
    expect(wsdl).not.toContain('insurance.example.vn');
    expect((await readContract(wsdl)).operations).toEqual(insurance.operations);
  });
});
