import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, type TestAuthority } from '#testing/certificates.ts';
import { hasNatsServer, lastingPorts } from '#testing/nats-cluster.ts';
import type { NatsSettings, SiteStream } from './nats-stream.ts';
import { openSiteStream } from './open-site-stream.ts';
import { entryOf } from './stream-entry.ts';

const user = { name: 'mot-cua', password: 'mật khẩu "khó" $1' };
const nothingKnown = { authorities: undefined, certificate: undefined, key: undefined };
const entry = (id: string) =>
  entryOf({
    ...{ number: 1, sender: 'ben-cung-cap', id, topic: 'ho-so', key: 'k', envelope: '{}' },
    expiresAt: new Date('2099-01-01T00:00:00Z'),
  });

describe.skipIf(!hasNatsServer)('a stream whose servers are verified and know who comes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-nats-'));
  const streams: SiteStream[] = [];
  let authority: TestAuthority;
  let server: ChildProcess | undefined;
  let port = 0;

  beforeAll(async () => {
    authority = await createAuthority('Nơi cấp của các điểm');
    [port = 0] = await lastingPorts(1);
  });
  const stopServer = async () => {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  };
  afterEach(async () => {
    await Promise.all(streams.splice(0).map((stream) => stream.close()));
    await stopServer();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return JSON.stringify(join(folder, name));
  };
  /** One server with the account this system has, as a province would write its configuration. */
  async function startServer({ host = '127.0.0.1', isEncrypted = true, verifies = false, password = user.password }) {
    await stopServer();
    const { certificate, key } = await authority.issue(host);
    const tls = `tls { cert_file: ${write('cert.pem', certificate)}, key_file: ${write('key.pem', key)}
      ca_file: ${write('ca.pem', authority.pem)}, verify: ${verifies} }`;
    const users = `authorization { users: [{ user: ${JSON.stringify(user.name)}, password: ${JSON.stringify(password)} }] }`;
    const config = `listen: "127.0.0.1:${port}"
      jetstream { store_dir: ${JSON.stringify(join(folder, 'store'))} }
      ${isEncrypted ? tls : ''}
      ${users}`;
    writeFileSync(join(folder, 'nats.conf'), config);
    server = spawn('nats-server', ['-c', join(folder, 'nats.conf')], { stdio: 'ignore' });
  }
  async function open(change: Partial<NatsSettings> = {}): Promise<SiteStream> {
    const tls = { ...nothingKnown, authorities: authority.pem };
    const settings = { servers: [`127.0.0.1:${port}`], credentials: undefined, user, tls, ...change };
    for (let tries = 0; ; tries += 1)
      try {
        const stream = await openSiteStream(settings);
        streams.push(stream);
        return stream;
      } catch (error) {
        // The server may still be starting; everything else it says is an answer.
        if (tries > 200 || !/refused/i.test(String(error))) throw error;
        await new Promise((wake) => setTimeout(wake, 100));
      }
  }
  const putOne = async (stream: SiteStream, id: string) => {
    const { last } = await stream.prepare(1);
    return stream.put(entry(id), last);
  };

  it.each(['127.0.0.1', 'localhost'])('is written to over TLS with name and password, at %s', async (host) => {
    await startServer({ host });
    const stream = await open({ servers: [`${host}:${port}`] });
    expect(await putOne(stream, `m/${host}`)).toMatchObject({ isRepeat: false });
  });

  it('is written to by who shows a certificate, where the servers ask for one', async () => {
    await startServer({ verifies: true });
    await expect(open()).rejects.toThrow(/certificate|closed|reset|TLS|timeout/i);
    const { certificate, key } = await authority.issue('mot-cua.example');
    const stream = await open({ tls: { authorities: authority.pem, certificate, key } });
    expect(await putOne(stream, 'm/2')).toMatchObject({ isRepeat: false });
  });

  it.each([
    ['an authority nobody named', {}, { tls: nothingKnown }, /certificate/i],
    ['the name of another server', { host: 'may-khac.example' }, {}, /altnames/],
    ['the name every machine has', { host: 'localhost' }, {}, /altnames|not in the cert/],
    ['no encryption at all', { isEncrypted: false }, {}, /does not support 'tls'/],
    ['another password', { password: 'khác hẳn' }, {}, /authorization/i],
  ])('is not written to behind %s', async (_what, server, change, why) => {
    await startServer(server);
    await expect(open(change)).rejects.toThrow(why);
  });

  it('is found again when its servers have refused this system for a while', async () => {
    await startServer({});
    const stream = await open();
    await putOne(stream, 'm/3');
    await startServer({ password: 'chưa đổi xong' });
    // Longer than it takes to be turned away several times.
    await new Promise((wake) => setTimeout(wake, 3000));
    await startServer({});
    await expect
      .poll(() => putOne(stream, 'm/4').catch(String), { timeout: 60_000 })
      .toMatchObject({ isRepeat: false });
  });
});
