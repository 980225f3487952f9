import { createServer } from 'node:http';
import { connect, Socket } from 'node:net';
import { listenSomewhere } from '#testing/listen-somewhere.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { readFastRequest } from './read-fast-request.ts';

const nobody = new Socket();
const read = (text: string) => readFastRequest(Buffer.from(text, 'latin1'), nobody);
const get = (more: string) => `GET /a/1.0/b?c=d HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const post = (more: string, body: string) => `POST /a/1.0/b HTTP/1.1\r\nHost: x\r\n${more}\r\n${body}`;

describe('a request on the fast path', () => {
  it('is read when it is whole and plain', () => {
    expect(read(get('Accept:  text/plain, */* \r\nX-A:b\r\n'))).toMatchObject({
      method: 'GET',
      url: '/a/1.0/b?c=d',
      headers: { host: 'x', accept: 'text/plain, */*', 'x-a': 'b' },
    });
    const { whole } = read(post('Content-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\n', '{}')) ?? {};
    expect(whole?.toString()).toBe('{}');
  });

  it('is left to node:http when it is anything else', () => {
    for (const [what, text] of [
      ['not all there', get('').slice(0, -1)],
      ['a second behind it', get('') + get('')],
      ['body not all there', post('Content-Length: 3\r\n', '{}')],
      ['body longer than told', post('Content-Length: 1\r\n', '{}')],
      ['body of a read', `GET /a/1.0/b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`],
      ['chunks', post('Transfer-Encoding: chunked\r\n', '0\r\n\r\n')],
      ['length twice', post('Content-Length: 2\r\nContent-Length: 2\r\n', '{}')],
      ['length with a sign', post('Content-Length: +2\r\n', '{}')],
      ['length with a list', post('Content-Length: 2, 2\r\n', '{}')],
      ['a name twice', get('X-A: 1\r\nx-a: 2\r\n')],
      ['folded', get('X-A: 1\r\n 2\r\n')],
      ['blank before the colon', get('X-A : 1\r\n')],
      ['empty value', get('X-A:\r\n')],
      ['byte beyond ASCII', get('X-A: \u00e9\r\n')],
      ['bare line feed', get('X-A: 1\nX-B: 2\r\n')],
      ['bare carriage return', get('X-A: 1\rX-B: 2\r\n')],
      ['nul', get('X-A: 1\0\r\n')],
      ['ends with the answer', get('Connection: close\r\n')],
      ['another protocol', get('Connection: Upgrade\r\nUpgrade: h2c\r\n')],
      ['waits to be told', post('Expect: 100-continue\r\nContent-Length: 2\r\n', '{}')],
      ['no host', 'GET /a/1.0/b HTTP/1.1\r\nX-A: 1\r\n\r\n'],
      ['HTTP/1.0', get('').replace('1.1\r', '1.0\r')],
      ['whole address', get('').replace('/a/', 'http://y/a/')],
      ['two blanks', get('').replace('GET ', 'GET  ')],
      ['blank in the address', get('').replace('c=d', 'c= d')],
      ['a file', post('Content-Type: application/octet-stream\r\nContent-Length: 2\r\n', '{}')],
      ['another method', get('').replace('GET', 'HEAD')],
      ['seventy headers', get(Array.from({ length: 70 }, (_, index) => `X-${index}: 1\r\n`).join(''))],
      ['a long head', get(`X-A: ${'a'.repeat(17_000)}\r\n`)],
    ] as const)
      expect([what, read(text)]).toEqual([what, undefined]);
  });
});

describe('requests of all kinds of pieces', () => {
  const seen: { method: string; url: string; headers: unknown; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1');
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: { ...request.headers }, body });
      response.end();
    });
  });
  let port = 0;
  afterAll(() => server.close());

  function readByNodeHttp(text: string): Promise<unknown[]> {
    seen.length = 0;
    return new Promise((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(text, 'latin1'));
      socket.resume();
      socket.on('error', () => undefined);
      socket.on('close', () => done([...seen]));
    });
  }

  /** Numbers between 0 and 1 that are the same at every run. */
  function createDice(seed: number) {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  it('are read as node:http reads them, or not at all (30,000 of them)', async () => {
    port = await listenSomewhere(server);
    const dice = createDice(20_261_129);
    const pick = (items: readonly string[]): string => items[Math.floor(dice() * items.length)] ?? '';
    const lines = [
      ...['Host: x', 'host: y', 'Accept: */*', 'Content-Length: 2', 'Content-Length: 0', 'content-length: 3', 'X-A: b'],
      ...['Connection: keep-alive', 'Connection: close', 'Transfer-Encoding: chunked', 'X-B:c', 'X-C:  d \t', 'X-D:'],
      ...[
        'Content-Type: application/json',
        'X-E : f',
        ' folded',
        'X-F: a\rb',
        'X-G: a\nb',
        'Cookie: a=b',
        'Cookie: c=d',
      ],
    ];
    const ends = ['\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n\r\n'];
    const odd = ['', '', '', '', '', '\0', '\u0080', '\t', ' ', ':', '\r\n', '\u000b'];
    let accepted = 0;
    for (let made = 0; made < 30_000; made += 1) {
      let text = `${pick(['GET', 'POST', 'PUT', 'get', 'DELETE'])} ${pick(['/a/1/b', '/a/1/b?c', '/', '*', 'http://y/'])} HTTP/${pick(['1.1', '1.1', '1.1', '1.0', '2.0'])}\r\nHost: x${pick(ends)}`;
      for (let count = Math.floor(dice() * 4); count > 0; count -= 1) text += pick(lines) + pick(ends);
      text += `\r\n${pick(['', '', '{}', '{}', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'abc'])}`;
      const at = Math.floor(dice() * text.length);
      text = text.slice(0, at) + pick(odd) + text.slice(at);
      const ours = read(text);
      if (!ours) continue;
      accepted += 1;
      const { method, url, headers, whole } = ours;
      const expected = [{ method, url, headers: { ...headers }, body: whole.toString('latin1') }];
      expect([text, await readByNodeHttp(text)]).toEqual([text, expected]);
    }
    expect(accepted).toBeGreaterThan(200);
  });
});
