import { describe, expect, it } from 'vitest';
import { escapeXml } from '#infrastructure/escape-xml.ts';
import { parseXml, XmlFault } from './xml-tree.ts';

describe('XML from outside', () => {
  it('is read by local names, with text as it was written', () => {
    expect(
      parseXml('<?xml version="1.0"?><a:x xmlns:a="urn:a"><a:so>001</a:so><b><![CDATA[<c>]]> &amp; d</b></a:x>'),
    ).toEqual({ x: { so: '001', b: '<c> & d' } });
  });

  it('tells an empty element from none', () => {
    expect(parseXml('<x><empty/><here> 1 </here></x>')).toEqual({ x: { empty: '', here: '1' } });
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['an entity nobody declared', '<x>&a;</x>'],
    ['an element twice', '<x><so>1</so><so>2</so></x>'],
    ['depth without end', `${'<x>'.repeat(30)}${'</x>'.repeat(30)}`],
    ['elements without end', `<x>${Array.from({ length: 3000 }, (_, index) => `<e${index}/>`).join('')}</x>`],
    ['an end missing', '<x><so>1</so>'],
    ['no XML at all', 'xin chào'],
    ['a prefix nobody declared', '<a:x/>'],
  ])('is refused: %s', (_, text) => {
    expect(() => parseXml(text)).toThrow(XmlFault);
  });

  it('cannot reach the prototype of objects', () => {
    const parsed = parseXml('<x><__proto__><admin>1</admin></__proto__></x>');
    expect(Object.hasOwn({}, 'admin')).toBe(false);
    expect('admin' in {}).toBe(false);
    expect(JSON.stringify(parsed)).toContain('__proto__');
  });

  it('comes back from escaping as it was', () => {
    const name = `Nguyễn <b>"Lan"</b> & 'Hoa'\u0000`;
    expect(parseXml(`<x>${escapeXml(name)}</x>`)).toEqual({ x: name.slice(0, -1) });
  });
});
