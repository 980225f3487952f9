import 'reflect-metadata';
import { hash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  PemConverter,
  X509CertificateGenerator,
  type X509Certificate,
  type X509CertificateCreateParamsBase,
} from '@peculiar/x509';
import { Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
} from 'pkijs';
import { afterAll, describe, expect, it } from 'vitest';
import { ownBufferOf } from '#infrastructure/crypto.ts';
import { checkTimeStamp } from '#platform/exchange/evidence/time-stamps/time-stamp-token.ts';
import { startTimeAuthority } from '#testing/time-authority.ts';
import { createTimeAuthority } from './index.ts';
import { makeStampKeys, signTimeStamp } from './sign-time-stamp.ts';
import { readToken, replyType, writeQuestion } from './time-stamp-messages.ts';

const { folder, keys, authorities, ask } = await startTimeAuthority();
const text = 'motcua-stamp-1\nthử';
const stampBy = async (signing: Parameters<typeof signTimeStamp>[1]) => {
  const question = writeQuestion(text);
  return readToken(await signTimeStamp(new Uint8Array(question.bytes), signing), question);
};

/** A token whose envelope somebody has changed: what the authority signed stays. */
function changed(token: Uint8Array, change: (signed: SignedData) => unknown): Uint8Array {
  const signed = new SignedData({ schema: ContentInfo.fromBER(ownBufferOf(token)).content });
  change(signed);
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema() });
  return new Uint8Array(content.toSchema().toBER());
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
const asAuthority = [new BasicConstraintsExtension(true, undefined, true)];
const forStamps = [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true)];
const certify = (
  name: string,
  { publicKey }: CryptoKeyPair,
  issuer: { name: string; keys: CryptoKeyPair },
  extensions: X509CertificateCreateParamsBase['extensions'] = asAuthority,
) =>
  X509CertificateGenerator.create({
    ...{ subject: `CN=${name}`, issuer: `CN=${issuer.name}`, publicKey, signingKey: issuer.keys.privateKey },
    ...{ notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01'), signingAlgorithm: algorithm },
    ...(extensions && { extensions }),
  });

describe('a time stamp', () => {
  it('holds for its text, with the time and the name of who gave it', async () => {
    const held = await checkTimeStamp(await ask(text), { text, authorities });
    expect(held?.authority).toBe('Tổ chức cấp dấu thời gian mô phỏng');
    expect(Math.abs(Date.now() - (held?.at.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it('holds for no other text, under no other authority, and says nothing else with a byte changed', async () => {
    const token = await ask(text);
    const other = await makeStampKeys('Nơi khác');
    expect(await checkTimeStamp(token, { text: `${text}!`, authorities })).toBeUndefined();
    expect(await checkTimeStamp(token, { text, authorities: other.authority })).toBeUndefined();
    expect(await checkTimeStamp(token, { text, authorities: 'no PEM' })).toBeUndefined();
    expect(await checkTimeStamp(token, { text, authorities: other.authority + authorities })).toBeDefined();
    const held = await checkTimeStamp(token, { text, authorities });
    const said = [];
    for (let at = 0; at < token.length; at += 5) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ 1;
      said.push(await checkTimeStamp(changed, { text, authorities }));
    }
    // Some bytes of the envelope say nothing; none makes it say something else.
    const holding = said.filter((one) => one !== undefined);
    expect(holding).toEqual(holding.map(() => held));
    expect(holding.length).toBeLessThan(said.length / 2);
    expect(await checkTimeStamp(new Uint8Array([1, 2, 3]), { text, authorities })).toBeUndefined();
  });

  it('holds after its certificate has ended, and not when it had ended before or is for another use', async () => {
    const at = new Date('2026-11-01T03:00:00Z');
    const past = await makeStampKeys('Đã hết hạn', { from: '2026-01-01', to: '2026-11-10' });
    const serverUse = await makeStampKeys('Máy chủ', { use: '1.3.6.1.5.5.7.3.1' });
    const check = async (signing: typeof past, when: Date) =>
      checkTimeStamp(await stampBy({ keys: signing, at: when, isWrong: false }), {
        text,
        authorities: signing.authority,
      });
    expect((await check(past, at))?.at).toEqual(at);
    expect(await check(past, new Date('2026-11-20T03:00:00Z'))).toBeUndefined();
    expect(await check(serverUse, at)).toBeUndefined();
  });

  it('holds of one signature only, and by digests and signatures that are strong', async () => {
    const weak = new TimeStampReq({
      version: 1,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '1.3.14.3.2.26', algorithmParams: new Null() }),
        hashedMessage: new OctetString({ valueHex: ownBufferOf(hash('sha1', text, 'buffer')) }),
      }),
    });
    const asked = new Uint8Array(weak.toSchema().toBER());
    const reply = TimeStampResp.fromBER(
      ownBufferOf(await signTimeStamp(asked, { keys, at: new Date(), isWrong: false })),
    );
    const bySha1 = new Uint8Array(reply.timeStampToken?.toSchema().toBER() ?? []);
    expect(await checkTimeStamp(bySha1, { text, authorities })).toBeUndefined();
    const signedTwice = changed(await ask(text), ({ signerInfos }) => signerInfos.push(...signerInfos));
    expect(await checkTimeStamp(signedTwice, { text, authorities })).toBeUndefined();
    const bare = changed(await ask(text), (signed) => Object.assign(signed, { certificates: [] }));
    expect(await checkTimeStamp(bare, { text, authorities })).toBeUndefined();
  });

  it('holds through authorities only, and a chain of them that goes round ends', async () => {
    const [root, middle, own] = [await newKeys(), await newKeys(), await newKeys()];
    const trusted = await certify('Gốc', root, { name: 'Gốc', keys: root });
    const tokenBy = async (...between: X509Certificate[]) => {
      const certificate = await certify('Cấp dấu', own, { name: 'Trung gian', keys: middle }, forStamps);
      const signing = { authority: trusted.toString('pem'), certificate: certificate.toString('pem') };
      const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', own.privateKey), 'PRIVATE KEY');
      const token = await stampBy({ keys: { ...signing, key }, at: new Date(), isWrong: false });
      return changed(token, ({ certificates }) =>
        certificates?.push(...between.map(({ rawData }) => Certificate.fromBER(rawData))),
      );
    };
    const check = async (token: Uint8Array) =>
      (await checkTimeStamp(token, { text, authorities: trusted.toString('pem') }))?.authority;
    const byRoot = { name: 'Gốc', keys: root };
    expect(await check(await tokenBy(await certify('Trung gian', middle, byRoot)))).toBe('Cấp dấu');
    expect(await check(await tokenBy(await certify('Trung gian', middle, byRoot, [])))).toBeUndefined();
    const other = await newKeys();
    const round = [
      await certify('Trung gian', middle, { name: 'Vòng', keys: other }),
      await certify('Vòng', other, { name: 'Trung gian', keys: middle }),
    ];
    expect(await check(await tokenBy(...round))).toBeUndefined();
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!openssl)('is read by openssl, and one that openssl gave is read here', async () => {
    const file = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const token = file('dau.der', await ask(text));
    const [data, ca] = [file('van-ban', text), file('ca.pem', authorities)];
    const said = execFileSync('openssl', ['ts', '-verify', '-token_in', '-in', token, '-data', data, '-CAfile', ca]);
    expect(said.toString()).toContain('OK');
    const config = file(
      'tsa.cnf',
      `[tsa]\ndefault_tsa=one\n[one]\nserial=${join(folder, 'so')}\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n`,
    );
    const question = writeQuestion(text);
    const asked = file('hoi.tsq', new Uint8Array(question.bytes));
    const [signer, key, answer] = [file('ts.pem', keys.certificate), file('ts.key', keys.key), join(folder, 'dap.tsr')];
    const reply = ['ts', '-reply', '-config', config, '-queryfile', asked, '-signer', signer, '-inkey', key];
    execFileSync('openssl', [...reply, '-chain', ca, '-out', answer], { stdio: 'pipe' });
    const given = readToken(readFileSync(answer), question);
    expect((await checkTimeStamp(given, { text, authorities }))?.authority).toContain('mô phỏng');
  });

  it('is not taken from an answer to another question', async () => {
    const question = writeQuestion(text);
    const answer = await signTimeStamp(new Uint8Array(question.bytes), { keys, at: new Date(), isWrong: false });
    expect(() => readToken(answer, writeQuestion(text))).toThrow('another question');
  });

  it('is asked of a server that answers too much, something else or an error, and none is taken', async () => {
    let answer: (type: string) => { status: number; body: Buffer | string; type: string } = (type) => ({
      ...{ status: 200, body: Buffer.alloc(100_000), type },
    });
    const server = createServer((_request, response) => {
      const { status, body, type } = answer(replyType);
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    afterAll(() => server.close());
    const address = server.address();
    const askHere = createTimeAuthority({ url: `http://127.0.0.1:${Object(address).port}/` });
    await expect(askHere(text)).rejects.toThrow('too much');
    answer = (type) => ({ status: 503, body: 'bận', type });
    await expect(askHere(text)).rejects.toThrow('503');
    answer = () => ({ status: 200, body: '<html>', type: 'text/html' });
    await expect(askHere(text)).rejects.toThrow('text/html');
    answer = (type) => ({ status: 200, body: 'không phải DER', type });
    await expect(askHere(text)).rejects.toThrow('ASN.1');
  });
});
