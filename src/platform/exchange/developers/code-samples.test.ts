import { spawnSync } from 'node:child_process';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { sampleLanguages } from './developers.contract.ts';
import { writeSamples, type Sampled } from './code-samples.ts';

const places: Sampled = {
  headers: {},
  gatewayUrl: 'https://lgsp.example',
  serviceKey: 'sandbox/danh-muc/1.0',
  method: 'get',
  target: '/lists/sectors?on=2026-11-28',
  body: null,
  type: 'application/json',
  personal: false,
};
const citizens: Sampled = { ...places, serviceKey: 'dan-cu/1.0', target: '/personalId/026190000123', personal: true };
const sending: Sampled = { ...places, method: 'post', target: '/places', body: `{"name":"Tam Đảo's \\"chợ\\""}` };
const envelope: Sampled = {
  ...places,
  ...{ method: 'post', target: '', type: 'text/xml' },
  body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">\n  <s:Body>Tam Đảo\'s</s:Body>\n</s:Envelope>',
};

describe('code samples', () => {
  it.each(sampleLanguages)('%s takes a token and calls the very address', (language) => {
    const text = writeSamples(places)[language];
    expect(text).toContain('https://lgsp.example/token');
    expect(text).toContain('https://lgsp.example/sandbox/danh-muc/1.0/lists/sectors?on=2026-11-28');
    expect(text).not.toContain('x-lawful-purpose');
    expect(text).not.toContain('undefined');
  });

  it.each(sampleLanguages)('%s sends the signed purpose where data are personal', (language) => {
    expect(writeSamples(citizens)[language]).toContain('x-lawful-purpose');
  });

  it('java says how it is compiled where files are not read as UTF-8 by themselves', () => {
    expect(writeSamples(citizens).java).toMatch(/^\/\/ .*javac -encoding UTF-8 GoiDichVu\.java/);
  });

  it.each(sampleLanguages)('%s sends a body where the operation takes one', (language) => {
    expect(writeSamples(sending)[language]).toMatch(/content-type|application\/json/);
    expect(writeSamples(sending)[language]).toContain('Tam Đảo');
    expect(writeSamples(envelope)[language]).toContain('text/xml');
  });

  it.each(sampleLanguages)('%s sends the headers of the contract', (language) => {
    const text = writeSamples({ ...sending, headers: { 'idempotency-key': "a'b" } })[language];
    expect(text).toMatch(/idempotency-key.*a.*b/);
  });

  it.each([places, citizens, sending, envelope, { ...sending, headers: { 'x-a': "b'c" } }])(
    'are valid TypeScript and shell: $target',
    (sampled) => {
      const { typescript, curl } = writeSamples(sampled);
      expect(() => stripTypeScriptTypes(typescript)).not.toThrow();
      expect(spawnSync('bash', ['-n'], { input: curl, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    },
  );
});
