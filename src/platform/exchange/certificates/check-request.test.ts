import 'reflect-metadata';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#infrastructure/refusal.ts';
import { buildRequest } from '#testing/certificate-request.ts';
import { checkRequest } from './check-request.ts';

const own = { code: 'giao-duc', zone: 'lgsp.internal' };
const outcomeOf = (csr: string) =>
  checkRequest(csr, own).then(
    ({ keyKind }) => keyKind,
    (error: unknown) => (error instanceof Refusal ? `${error.code} ${error.params['name'] ?? ''}`.trim() : error),
  );
const rsa = (modulusLength: number) => ({
  ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent: new Uint8Array([1, 0, 1]) },
});

describe('a request for a certificate', () => {
  it('is accepted with a strong key and the names of the system, as PEM or as DER in base64', async () => {
    expect(await outcomeOf((await buildRequest()).csr)).toBe('P-256');
    expect((await checkRequest((await buildRequest()).csr, own)).keyMark).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
    expect(await outcomeOf(`\r\n${(await buildRequest()).csr}\r\n`)).toBe('P-256');
    const { der } = await buildRequest({ of: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' } });
    expect(await outcomeOf(Buffer.from(der, 'base64url').toString('base64'))).toBe('P-384');
    expect(await outcomeOf((await buildRequest({ of: rsa(2048), names: [] })).csr)).toBe('RSA 2048');
    expect(await outcomeOf((await buildRequest({ name: 'O=Sở Giáo dục', names: [] })).csr)).toBe('P-256');
    expect(await outcomeOf((await buildRequest({ name: 'CN=GIAO-DUC.lgsp.internal' })).csr)).toBe('P-256');
  });

  it('is refused with a name that is not the system’s, wherever it stands and of whatever kind', async () => {
    const foreign = 'exchange.request_name_foreign';
    for (const change of [
      { name: 'CN=y-te' },
      { name: 'CN=giao-duc+CN=y-te' },
      { names: ['giao-duc.lgsp.internal', 'y-te.lgsp.internal'] },
      { names: ['*.lgsp.internal'] },
      { names: ['giao-duc.lgsp.internal.example'] },
    ])
      expect(await outcomeOf((await buildRequest(change)).csr)).toContain(`${foreign} `);
    const kinds = [
      { type: 'ip' as const, value: '127.0.0.1' },
      { type: 'email' as const, value: 'a@b.vn' },
      { type: 'url' as const, value: 'https://giao-duc' },
    ];
    for (const one of kinds)
      expect(await outcomeOf((await buildRequest({ names: [one] })).csr)).toBe(`${foreign} ${one.type}:${one.value}`);
  });

  it('is refused where it asks to sign certificates', async () => {
    for (const extension of [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign),
      new KeyUsagesExtension(KeyUsageFlags.cRLSign),
    ])
      expect(await outcomeOf((await buildRequest({ extensions: [extension] })).csr)).toBe(
        'exchange.request_asks_authority',
      );
    const harmless = [new BasicConstraintsExtension(false), new KeyUsagesExtension(KeyUsageFlags.digitalSignature)];
    expect(await outcomeOf((await buildRequest({ extensions: harmless })).csr)).toBe('P-256');
  });

  it('is refused with a weak key, another kind of key, or a weak hash', async () => {
    for (const of of [rsa(1024), { ...rsa(2048), publicExponent: new Uint8Array([3]) }])
      expect(await outcomeOf((await buildRequest({ of })).csr)).toBe('exchange.request_key_weak');
    expect(
      await outcomeOf((await buildRequest({ of: { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' } })).csr),
    ).toBe('exchange.request_key_weak');
    expect(await outcomeOf((await buildRequest({ of: { ...rsa(2048), hash: 'SHA-1' } })).csr)).toBe(
      'exchange.request_signature_wrong',
    );
  });

  it('is refused when it was changed, signed by another key, or is none', async () => {
    const bytes = Buffer.from((await buildRequest()).der, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(await outcomeOf(bytes.toString('base64'))).toBe('exchange.request_signature_wrong');
    const [one, other] = [await buildRequest(), await buildRequest()];
    const mixed = { publicKey: one.keys.publicKey, privateKey: other.keys.privateKey };
    expect(await outcomeOf((await buildRequest({ keys: mixed })).csr)).toBe('exchange.request_signature_wrong');
    for (const text of ['', 'xin chào', one.csr.slice(0, 200), Buffer.alloc(12_000, 0x30).toString('base64')])
      expect(await outcomeOf(text)).toBe('exchange.request_unreadable');
  });
});
