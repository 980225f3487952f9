import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleContract } from './bundle.browser.ts';
import { readContract } from '../contracts/read-contract.ts';
import { readEnvelope } from './envelope.ts';
import { withXml, XmlFault } from './xml.ts';

const suite = '../shared/data/soap-openapi';
const files = existsSync(suite) ? readdirSync(suite, { recursive: true, encoding: 'utf8' }) : [];
const read = (name: string) => readFileSync(join(suite, name));
const schemas = files.filter((name) => name.includes('wsdlvalidator') && name.endsWith('.xsd'));

describe.skipIf(files.length === 0)('contracts of X-Road (skipped without the shared data)', () => {
  /** Refused for what is in the file, whatever is supplied with it. */
  const refused: Readonly<Record<string, string>> = {
    'error.wsdl': 'lược đồ XML sai',
    'invalid.wsdl': 'không phải OpenAPI',
    'xxe.wsdl': 'DOCTYPE',
    'invalid-servicecode-all.wsdl': 'không dùng được',
    'invalid-servicecode-colon.wsdl': 'không dùng được',
    'invalid-serviceversion-percent.wsdl': 'phiên bản',
    'invalid-serviceurl.wsdl': 'soap:address',
  };
  const outcomeOf = (text: string) =>
    readContract(text).then(
      ({ operations }) => operations.length,
      (error: { code: string; params: { what: string } }) => error.params.what,
    );

  it.each(files.filter((name) => name.endsWith('.wsdl')))('%s is accepted or refused as it must', async (name) => {
    const text = read(name).toString('utf8');
    const withFiles = await outcomeOf(bundleContract([text, ...schemas.map((path) => read(path).toString('utf8'))]));
    const alone = await outcomeOf(text);
    const why = refused[basename(name)];
    expect([typeof alone, typeof withFiles]).toEqual(why === undefined ? ['number', 'number'] : ['string', 'string']);
    expect(String(alone)).toContain(why ?? '');
  });
});

describe.skipIf(files.length === 0)('messages of X-Road (skipped without the shared data)', () => {
  /** Envelopes without exactly one element in one body. */
  const broken = ['missing-body.query', 'malformed-body1.query', 'malformed-body2.query'];
  const messages = files.filter((name) => /\.(?:query|answer|xml|asice|ocsp)$/.test(name));

  it.each(messages)('%s is an envelope or is refused', (name) => {
    const bytes = read(name);
    let outcome = '';
    try {
      outcome = withXml(bytes, (root) => (readEnvelope(root).content.name === '' ? '' : 'envelope'));
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      outcome = error.message;
    }
    // With attachments a message is MIME, which is not taken: it does not begin like XML.
    const isEnvelope = /^\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--[\s\S]*?-->\s*)*<[\w-]+:Envelope/.test(
      bytes.toString('latin1'),
    );
    expect(outcome === 'envelope').toBe(isEnvelope && !broken.includes(basename(name)));
  });
});
