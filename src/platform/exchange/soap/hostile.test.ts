import { describe, expect, it } from 'vitest';
import { envelopeOf } from '#testing/soap-contract.ts';
import { readContract } from '../contracts/read-contract.ts';
import { readEnvelope } from './envelope.ts';
import { withXml, XmlFault } from './xml.ts';

const faultOf = (xml: string | Uint8Array) => {
  try {
    return withXml(xml, (root) => readEnvelope(root).content.name);
  } catch (error) {
    if (error instanceof XmlFault) return error.message;
    throw error;
  }
};
const entities = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join(
  '',
);
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const attack = (declared: string) => `<?xml version="1.0"?><!DOCTYPE a [${declared}]>${envelopeOf('<a>&e9;</a>')}`;

describe('XML made to do harm', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['entities of entities', attack(`<!ENTITY e0 "x">${entities}`), 'DOCTYPE'],
    ['an entity that is a file', attack('<!ENTITY e9 SYSTEM "file:///etc/passwd">'), 'DOCTYPE'],
    ['an entity that is an address', attack('<!ENTITY e9 SYSTEM "http://127.0.0.1:1/">'), 'DOCTYPE'],
    ['a parameter entity', attack('<!ENTITY % e SYSTEM "http://127.0.0.1:1/a.dtd"> %e;'), 'DOCTYPE'],
    ['a DOCTYPE written in UTF-16', utf16(attack('<!ENTITY e9 "x">')), 'DOCTYPE'],
    ['elements in elements without end', envelopeOf('<a>'.repeat(50_000) + '</a>'.repeat(50_000)), 'XML lồng quá sâu'],
    ['three hundred levels', envelopeOf('<a>'.repeat(300) + '</a>'.repeat(300)), 'XML lồng quá sâu'],
    ['more elements than any message has', envelopeOf(`<a>${'<b/>'.repeat(400_000)}</a>`), 'quá nhiều'],
    [
      'an element with attributes without end',
      envelopeOf(`<a ${Array.from({ length: 151_000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'quá nhiều',
    ],
    ['more than four megabytes', envelopeOf(`<a>${'x'.repeat(4_200_000)}</a>`), '4 MB'],
    ['half a document', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>', 'sai cú pháp'],
    ['bytes of no encoding', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c]), 'bảng mã'],
    ['a prefix nobody declared', envelopeOf('<x:a/>'), 'sai cú pháp'],
    ['nothing', '', 'sai cú pháp'],
    ['two bodies', envelopeOf('<a/>').replace('<s:Header/>', '<s:Body><b/></s:Body>'), 'đúng một Body'],
  ])('is refused at once: %s', (_what, xml, why) => {
    expect(faultOf(xml)).toContain(why);
  });

  it('does not grow the process when it comes again and again', () => {
    const message = envelopeOf(`<a>${'<b>văn bản</b>'.repeat(2000)}</a>`);
    for (let time = 0; time < 100; time += 1) expect(faultOf(message)).toBe('a');
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    for (let time = 0; time < 400; time += 1) faultOf(message);
    const after = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    expect(after - before).toBeLessThan(20_000_000);
  });

  it('reaches no address through a schema', async () => {
    const wsdl = (types: string) =>
      `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"><d:types>${types}</d:types></d:definitions>`;
    const schema = (inside: string) => `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema">${inside}</s:schema>`;
    for (const inside of [
      '<s:include schemaLocation="file:///etc/passwd"/>',
      '<s:redefine schemaLocation="http://127.0.0.1:1/a.xsd"/>',
      '<s:import namespace="urn:a" schemaLocation="http://127.0.0.1:1/a.xsd"/>',
    ])
      await expect(readContract(wsdl(schema(inside)))).rejects.toMatchObject({ code: 'exchange.contract_wrong' });
  });
});
