import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const production = {
  ...{ NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(40), ROLES: 'worker' },
};

describe('settings of the stream for other sites', () => {
  it('are none by default', () => expect(readConfig({}).stream).toBeUndefined());

  it('name servers, and how we are known to them', () => {
    const { stream } = readConfig({
      ...production,
      ...{ NATS_SERVERS: 'tls://a.example:4222, tls://b.example:4222', NATS_CREDENTIALS: 'creds', NATS_CA: 'pem' },
    });
    expect(stream).toEqual({
      servers: ['a.example:4222', 'b.example:4222'],
      credentials: 'creds',
      user: undefined,
      tls: { authorities: 'pem', certificate: undefined, key: undefined },
    });
  });

  it('may be without TLS and without a name while trying out', () => {
    const { stream } = readConfig({ NATS_SERVERS: 'nats://127.0.0.1:4222' });
    expect(stream).toMatchObject({ servers: ['127.0.0.1:4222'], tls: undefined, user: undefined });
  });

  it.each([
    [{ NATS_SERVERS: 'http://a.example' }, 'mỗi máy chủ có dạng tls://máy:cổng'],
    [{ NATS_SERVERS: 'tls://a.example,nats://b.example' }, 'phải cùng là tls:// hoặc cùng là nats://'],
    [{ NATS_SERVERS: 'nats://a.example', NATS_USER: 'a' }, 'NATS_USER và NATS_PASSWORD phải đi cùng nhau'],
    [
      { NATS_SERVERS: 'tls://a', NATS_USER: 'a', NATS_PASSWORD: 'b', NATS_CREDENTIALS: 'c' },
      'chỉ dùng NATS_CREDENTIALS hoặc NATS_USER',
    ],
    [{ NATS_SERVERS: 'tls://a', NATS_CERT: 'pem' }, 'NATS_CERT và NATS_KEY phải đi cùng nhau'],
    [{ ...production, NATS_SERVERS: 'nats://a.example' }, 'phải là tls:// khi NODE_ENV=production'],
    [{ ...production, NATS_SERVERS: 'tls://a.example' }, 'cần NATS_CREDENTIALS, NATS_USER hoặc NATS_CERT'],
  ])('are refused in a sentence: %o', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence);
  });
});
