import 'reflect-metadata';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { X509Certificate, X509Crl } from '@peculiar/x509';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { ownBufferOf } from '#infrastructure/crypto.ts';
import { buildCertificateOffice } from '#testing/certificate-office.ts';
import { explainPlan } from '#testing/explain-plan.ts';
import { testDatabase } from '#testing/test-database.ts';
import { deleteOldLists, revokedStatement } from './revocations.queries.ts';

const { db } = await testDatabase();
const clock = { aheadMs: 0 };
const now = () => new Date(Date.now() + clock.aheadMs);
const office = await buildCertificateOffice(db, { now });
const { app, ask, manager, school, enrol } = office;
const [authority] = office.deps.authorities;
const id = authority?.id ?? '';
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'motcua-revocation-'));
const inFolder = (name: string, content?: string | Buffer) => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};

const get = (path: string) => app.inject({ method: 'GET', url: `/chung-thu-so/${path}` });
const listOf = async () => new X509Crl(ownBufferOf((await get(`${id}.crl`)).rawPayload));
const numberOf = (list: X509Crl) => Buffer.from(list.getExtension('2.5.29.20')?.value ?? new ArrayBuffer(0)).at(-1);
const entriesOf = async () => (await listOf()).entries.map((one) => `${one.serialNumber} ${one.reason ?? ''}`.trim());
const setState = (state: string) =>
  ask(manager, 'POST', '/systems/y-te/state', { state, reason: 'Kiểm tra an toàn thông tin' });
const revoke = async (serial: string) => {
  const found = db.selectFrom('exchange.issued_certificate').select('credential_id').where('serial', '=', serial);
  const { credential_id: credential } = await found.executeTakeFirstOrThrow();
  return ask(school, 'DELETE', `/systems/giao-duc/credentials/${credential}`);
};

afterAll(() => app.close());
const first = await enrol('giao-duc');
const second = await enrol('giao-duc');
const health = await enrol('y-te');

describe('the list of revocations', () => {
  it('is signed by the authority, empty while all is well, and the same for half its time', async () => {
    const list = await listOf();
    const signer = new X509Certificate(ownBufferOf((await get(`${id}.crt`)).rawPayload));
    expect(await list.verify({ publicKey: signer.publicKey })).toBe(true);
    expect([list.issuer, list.entries.length]).toEqual([signer.subject, 0]);
    expect((list.nextUpdate?.getTime() ?? 0) - list.thisUpdate.getTime()).toBe(24 * 3_600_000);
    clock.aheadMs = 11 * 3_600_000;
    expect(numberOf(await listOf())).toBe(1);
    clock.aheadMs = 13 * 3_600_000;
    expect(numberOf(await listOf())).toBe(2);
    clock.aheadMs = 0;
    expect((await get(`${id}.crl`)).headers['content-type']).toBe('application/pkix-crl');
    expect([(await get('0000000000000000.crl')).statusCode, (await get('khong.crl')).statusCode]).toEqual([404, 404]);
  });

  it('names what was revoked at once, and what is of a suspended system until that is taken back', async () => {
    await revoke(first.serial);
    await setState('suspended');
    expect((await entriesOf()).toSorted()).toEqual([first.serial, `${health.serial} 6`].toSorted());
    await setState('active');
    expect(await entriesOf()).toEqual([first.serial]);
    await setState('retired');
    expect(await entriesOf()).toContain(`${health.serial} 5`);
    await setState('active');
  });
});

describe('the answer to a question for a certificate', () => {
  it('that cannot be read, or is about too much, is “malformed”', async () => {
    const post = (payload: Buffer) =>
      app.inject({
        ...{ method: 'POST', url: `/chung-thu-so/${id}/ocsp`, payload },
        headers: { 'content-type': 'application/ocsp-request' },
      });
    for (const question of [Buffer.from(''), Buffer.from('không'), Buffer.alloc(3000, 0x30)])
      expect((await post(question)).rawPayload.toString('hex')).toBe('30030a0101');
    expect((await post(Buffer.alloc(10_000))).statusCode).toBe(413);
    const elsewhere = await app.inject({ method: 'GET', url: '/chung-thu-so/0000000000000000/ocsp/AAAA' });
    expect(elsewhere.statusCode).toBe(404);
  });

  it.skipIf(!hasOpenssl)('is what openssl reads as good, revoked or unknown, by POST and by GET', async () => {
    const issuer = inFolder('ca.pem', authority?.chain ?? '');
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/chung-thu-so/${id}/ocsp`;
    const openssl = async (chain: string, more: string[]) => {
      const certificate = inFolder('leaf.pem', chain.split(/(?<=END CERTIFICATE-----\n)/)[0] ?? '');
      const of = ['ocsp', ...more, '-issuer', issuer, '-cert', certificate, '-CAfile', issuer];
      return promisify(execFile)('openssl', of);
    };
    const readState = ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      expect(stderr.trim()).toBe('Response verify OK');
      return [/leaf\.pem: (\w+)/, /Reason: (\w+)/].flatMap((part) => part.exec(stdout)?.[1] ?? []).join(' ');
    };
    const stateOf = async (chain: string, more = ['-nonce']) => readState(await openssl(chain, ['-url', url, ...more]));
    expect([await stateOf(second.chain), await stateOf(first.chain)]).toEqual(['good', 'revoked']);
    expect(await stateOf(second.chain, ['-sha256', '-no_nonce'])).toBe('good');
    const question = inFolder('q.der');
    await openssl(second.chain, ['-no_nonce', '-reqout', question]);
    const asked = encodeURIComponent(readFileSync(question, 'base64'));
    const answer = Buffer.from(await (await fetch(`${url}/${asked}`)).arrayBuffer());
    const given = ['-no_nonce', '-respin', inFolder('a.der', answer)];
    expect(readState(await openssl(second.chain, given))).toBe('good');
    await setState('suspended');
    expect(await stateOf(health.chain)).toBe('revoked certificateHold');
    await setState('active');
    // The authority itself is none of those it issued.
    expect(await stateOf(authority?.chain ?? '')).toBe('unknown');
  });

  it.skipIf(!hasOpenssl)('and the list agree with openssl about a chain', async () => {
    const pem = execFileSync('openssl', ['crl', '-inform', 'DER'], { input: (await get(`${id}.crl`)).rawPayload });
    const trust = inFolder('trust.pem', Buffer.concat([Buffer.from(authority?.chain ?? ''), pem]));
    const verify = (chain: string) =>
      spawnSync(
        'openssl',
        ['verify', '-CAfile', trust, '-crl_check', '-purpose', 'sslclient', inFolder('one.pem', chain)],
        { encoding: 'utf8' },
      );
    expect(verify(second.chain).stdout).toContain('OK');
    expect(verify(first.chain).stderr).toContain('certificate revoked');
  });
});

describe('a list that is made anew', () => {
  it('of two processes is one list, and old ones go when another has taken their place', async () => {
    clock.aheadMs = 14 * 3_600_000;
    const lists = await Promise.all([listOf(), listOf(), listOf()]);
    expect(new Set(lists.map((list) => list.toString('hex'))).size).toBe(1);
    clock.aheadMs = 40 * 3_600_000;
    await deleteOldLists(db, now());
    const kept = await db.selectFrom('exchange.revocation_list').select('number').execute();
    expect(kept.map(({ number }) => number)).toEqual([numberOf(lists[0] ?? (await listOf()))]);
    clock.aheadMs = 0;
  });
});

describe('a list among many certificates', () => {
  it('is made of those that were revoked, without reading the others', async () => {
    await sql`
      with owner as (
        insert into exchange.system
          (id, code, name, owner_unit_code, owner_unit_name, contact, security_level, environment, sign_on_addresses, state, created_at)
        select gen_random_uuid(), 'mau-' || number, name, owner_unit_code, owner_unit_name, contact, security_level, environment,
               sign_on_addresses, state, created_at
        from generate_series(1, 5000) as number, exchange.system where code = 'giao-duc' returning id),
      made as (
        insert into exchange.credential (id, system_id, kind, thumbprint, not_after, created_at)
        select gen_random_uuid(), owner.id, 'certificate', 'mẫu ' || number || owner.id, now() + interval '90 days', now()
        from generate_series(1, 4) as number, owner returning id, system_id)
      insert into exchange.issued_certificate
        (serial, authority_id, system_id, credential_id, certificate, key_thumbprint, not_after, issued_at)
      select md5(id::text), ${id}, system_id, id, '', id::text, now() + interval '90 days', now() from made`.execute(
      db,
    );
    const plan = await explainPlan(db, revokedStatement({ authorityId: id, at: now() }));
    expect(plan).toContain('credential_revoked');
    expect(plan).not.toMatch(/Seq Scan on (issued_certificate|credential)/);
    expect(await entriesOf()).toEqual([first.serial]);
  });
});
