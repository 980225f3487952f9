import { describe, expect, it } from 'vitest';
import { compileProcess } from './compile-process.ts';
import { decodeXml, findXmlFault } from './xml-guard.ts';

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;
const outside = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`;

describe('guarding against bad XML', () => {
  it.each([
    ['an unclosed tag', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['an unknown entity', '<a>&x;</a>'],
    ['a prefix bound to nothing', '<x:a/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['text that is not XML', 'Quy trình khai sinh'],
  ])('refuses %s', (_, xml) => {
    expect(findXmlFault(xml)).toContain('không phải XML đúng quy cách');
  });

  it('refuses declared and outside entities before anything is expanded', () => {
    expect(findXmlFault(billionLaughs)).toContain('DOCTYPE');
    expect(findXmlFault(outside)).toContain('DOCTYPE');
  });

  it('refuses what is too large or nested too deeply', () => {
    expect(findXmlFault(`<a>${'ă'.repeat(1_100_000)}</a>`)).toContain('2 MB');
    expect(findXmlFault('<a>'.repeat(500) + '</a>'.repeat(500))).toContain('100 cấp');
  });

  it('makes the whole file refused, with no element to name', async () => {
    expect(await compileProcess(billionLaughs)).toMatchObject({
      accepted: false,
      refused: [{ element: '', type: 'bpmn:Definitions' }],
    });
  });

  it('decodes a file by its mark or declaration', () => {
    expect(decodeXml(new TextEncoder().encode('<?xml version="1.0"?><a>Tỉnh</a>'))).toContain('Tỉnh');
    expect(decodeXml(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', 'latin1'))).toContain('é');
    expect(decodeXml(Buffer.from('\ufeff<a>Tỉnh</a>', 'utf16le'))).toContain('Tỉnh');
    expect(decodeXml(Buffer.from([0x3c, 0x61, 0xff]))).toBeUndefined();
  });
});
