import { connect, type Socket } from 'node:net';

export type LeanAnswer = { status: number; location: string; text: string };
type Line = { socket: Socket; busy: boolean };

/**
 * HTTP/1.1 over connections that stay open, one request on each at a time, with as little as possible on the measuring side: the clients of
 * Node cost it 0.7 ms a request. Answers must tell their length.
 */
export function leanHttp(port: number) {
  const lines: Line[] = [];

  function ask(method: string, path: string, headers: Record<string, string>, body?: Uint8Array): Promise<LeanAnswer> {
    const line = lines.find(({ busy }) => !busy) ?? open();
    line.busy = true;
    const { socket } = line;
    return new Promise((done, fail) => {
      const parts: Buffer[] = [];
      const onData = (part: Buffer) => {
        parts.push(part);
        const answer = readAnswer(parts.length === 1 ? part : Buffer.concat(parts));
        if (!answer) return;
        socket.off('data', onData).off('error', fail);
        line.busy = false;
        done(answer);
      };
      socket.on('data', onData).once('error', fail);
      const told = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.cork();
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${told.join('')}\r\n`);
      if (body) socket.write(body);
      socket.uncork();
    });
  }

  function open(): Line {
    const line = { socket: connect(port, '127.0.0.1').setNoDelay(true), busy: false };
    lines.push(line);
    return line;
  }

  return { ask, close: () => lines.forEach(({ socket }) => socket.destroy()) };
}

/** The answer once all of it has come. */
function readAnswer(bytes: Buffer): LeanAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? (status === 204 ? 0 : Number.NaN));
  if (Number.isNaN(length)) throw new Error(`An answer without its length: ${head}`);
  if (bytes.length < end + 4 + length) return undefined;
  const location = /\r\nlocation: *([^\r]+)/i.exec(head)?.[1] ?? '';
  return { status, location, text: bytes.toString('utf8', end + 4, end + 4 + length) };
}
