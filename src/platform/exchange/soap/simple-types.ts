import type { XmlElement } from 'libxml2-wasm';
import { xsd } from './schema-texts.ts';
import { attributeOf, elementsNamed, type QName } from './xml.ts';
import { referredBy, type XsdIndex } from './xsd-index.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const whole = { type: 'integer' };
/** Numbers that may be too long for a JSON number stay text, as in the JSON of protocol buffers: no digit is lost. */
const longWhole = { type: 'string', pattern: String.raw`^[+-]?\d+$`, examples: ['1'] };
const builtIn: Readonly<Record<string, JsonSchema>> = {
  boolean: { type: 'boolean' },
  ...{ int: whole, short: whole, byte: whole, unsignedInt: whole, unsignedShort: whole, unsignedByte: whole },
  ...{ integer: longWhole, long: longWhole, unsignedLong: longWhole },
  ...{ positiveInteger: longWhole, nonNegativeInteger: longWhole },
  ...{ negativeInteger: { ...longWhole, examples: ['-1'] }, nonPositiveInteger: { ...longWhole, examples: ['0'] } },
  decimal: { type: 'string', pattern: String.raw`^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$`, examples: ['1.5'] },
  ...{ float: { type: 'number' }, double: { type: 'number' } },
  // A day or an instant may carry a zone in XML: JSON's formats are narrower, so the schema only shows one.
  date: { type: 'string', examples: ['2026-11-28'] },
  dateTime: { type: 'string', examples: ['2026-11-28T08:00:00+07:00'] },
  time: { type: 'string', examples: ['08:00:00+07:00'] },
  gYear: { type: 'string', examples: ['2026'] },
  gYearMonth: { type: 'string', examples: ['2026-11'] },
  gMonthDay: { type: 'string', examples: ['--11-28'] },
  duration: { type: 'string', examples: ['P1D'] },
  base64Binary: { type: 'string', contentEncoding: 'base64', examples: ['VmluaCBQaHVj'] },
  hexBinary: { type: 'string', contentEncoding: 'base16', examples: ['00FF'] },
  anyURI: { type: 'string', examples: ['https://example.vn/'] },
};
const text: JsonSchema = { type: 'string' };

/** Kiểu đơn as a JSON schema: what a type of one text allows. */
export function simpleSchema(index: XsdIndex, name: QName): JsonSchema {
  if (name.namespace === xsd) return builtIn[name.name] ?? text;
  return restrictionOf(index, index.get('simpleType', name).element);
}

/** Of a `simpleType` or `simpleContent`, what its restriction says; lists and unions are texts. */
export function restrictionOf(index: XsdIndex, type: XmlElement): JsonSchema {
  const [restriction] = elementsNamed(type, xsd, 'restriction');
  if (!restriction) return text;
  const base = referredBy(restriction, 'base');
  const [inline] = elementsNamed(restriction, xsd, 'simpleType');
  const schema = base ? simpleSchema(index, base) : inline ? restrictionOf(index, inline) : text;
  const facets = facetsOf(restriction, schema);
  if (Object.keys(facets).length === 0) return schema;
  // An example of the wider type need not be one of the narrower.
  const { examples: _wider, ...kept } = schema;
  return { ...kept, ...facets };
}

function facetsOf(restriction: XmlElement, { type, contentEncoding }: JsonSchema): JsonSchema {
  const valuesOf = (facet: string) =>
    elementsNamed(restriction, xsd, facet).flatMap((element) => attributeOf(element, 'value') ?? []);
  const numberOf = (facet: string) => valuesOf(facet).map(Number)[0];
  const schema: Record<string, unknown> = {};
  const listed = valuesOf('enumeration');
  if (listed.length > 0) schema['enum'] = type === 'string' ? listed : listed.map(Number);
  if (type === 'integer' || type === 'number') {
    for (const [facet, keyword] of bounds) {
      const bound = numberOf(facet);
      if (bound !== undefined && Number.isFinite(bound)) schema[keyword] = bound;
    }
    return schema;
  }
  // Lengths of encoded bytes are those of the bytes.
  if (contentEncoding !== undefined) return schema;
  const [least, most, exactly] = [numberOf('minLength'), numberOf('maxLength'), numberOf('length')];
  if (least !== undefined || exactly !== undefined) schema['minLength'] = exactly ?? least;
  if (most !== undefined || exactly !== undefined) schema['maxLength'] = exactly ?? most;
  const patterns = valuesOf('pattern').map(readablePattern);
  const [pattern] = patterns;
  if (patterns.length === 1 && pattern !== undefined) schema['pattern'] = pattern;
  return schema;
}

const bounds = [
  ['minInclusive', 'minimum'],
  ['maxInclusive', 'maximum'],
  ['minExclusive', 'exclusiveMinimum'],
  ['maxExclusive', 'exclusiveMaximum'],
] as const;

/** A pattern of XML Schema matches the whole text; what only XML Schema knows is left to it. */
function readablePattern(pattern: string): string | undefined {
  if (/\\[icIC]|-\[/.test(pattern)) return undefined;
  const anchored = /\|/.test(pattern) ? `^(?:${pattern})$` : `^${pattern}$`;
  try {
    return new RegExp(anchored, 'u').source;
  } catch {
    return undefined;
  }
}
