import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { isJson } from '../call-upstream.ts';
import { GatewayFault } from '../faults.ts';
import { notOfHeader } from './read-head.ts';
import { hasHead, readFastAnswerHead, type FastAnswerHead } from './read-fast-answer.ts';

/** A whole JSON answer; undefined when the provider does not speak plainly enough, or was gone: then it is to be asked in full. */
export type FastAnswer = { status: number; headers: Record<string, string>; body: Buffer };

export type FastClient = {
  /** Told of each answer that was asked for in full: one that was plain says that the next can be asked for here. */
  heard: (headers: Readonly<Record<string, string | string[] | undefined>>) => void;
  /** Asks with GET. Throws `timed_out`, `unreachable` or `wrong_answer`. */
  get: (
    path: string,
    asked: {
      headers: Readonly<Record<string, string>>;
      timeoutMs: number;
      maxResponseBytes: number;
      onLeave: (leave: () => void) => void;
    },
  ) => Promise<FastAnswer | undefined>;
  /** Ends its connections, those under way with their calls. */
  close: () => void;
};

type Waiting = {
  resolve: (answer: FastAnswer | undefined) => void;
  reject: (fault: GatewayFault) => void;
  maxBytes: number;
};

/** Shorter than any server keeps a connection: one that is closed as we ask costs a second try. */
const idleMs = 4000;
/** A provider that answered otherwise than plainly is asked in full for so long. */
const restMs = 60_000;
const pathForm = /^\/[\x21-\x7e]*$/;

/**
 * Gọi nhanh bên cung cấp (decision 26): reads of JSON whose length is told, over kept connections, without a client's objects. At
 * anything else the connection is thrown away and nothing of what it said is used.
 */
export function createFastClient(origin: string, connect: ReturnType<typeof buildConnector>): FastClient {
  const { protocol, hostname, port, host } = new URL(origin);
  const idle = new Set<Connection>();
  let isPlain = false;
  let restsUntil = 0;
  let isClosed = false;

  function begin(): Promise<Connection | undefined> {
    for (const kept of idle) {
      idle.delete(kept);
      if (!kept.isGone()) return Promise.resolve(kept);
    }
    return new Promise((done) => {
      connect({ protocol, hostname, host, port, ...servernameOf(hostname) }, (error, socket) => {
        if (error || !socket) {
          // Asked in full from now on: one that is away is not waited for twice at each call.
          isPlain = false;
          return done(undefined);
        }
        const connection = createConnection(socket, {
          free: (free) => (isClosed ? free.destroy() : idle.add(free)),
          gone: (gone) => idle.delete(gone),
          odd: () => {
            isPlain = false;
            restsUntil = performance.now() + restMs;
          },
        });
        done(connection);
      });
    });
  }

  return {
    heard: (headers) => {
      if (!isPlain && performance.now() >= restsUntil) isPlain = isPlainAnswer(headers);
    },
    get: async (path, { headers, timeoutMs, maxResponseBytes, onLeave }) => {
      if (!isPlain || !pathForm.test(path)) return undefined;
      const head = requestHead(path, host, headers);
      if (head === undefined) return undefined;
      let hasLeft = false;
      onLeave(() => (hasLeft = true));
      const connection = await begin();
      if (connection && hasLeft) {
        connection.destroy();
        throw new GatewayFault('unreachable');
      }
      return connection?.ask(head, { timeoutMs, maxBytes: maxResponseBytes, onLeave });
    },
    close: () => {
      isClosed = true;
      for (const connection of idle) connection.destroy();
    },
  };
}

const isPlainAnswer = (headers: Readonly<Record<string, string | string[] | undefined>>): boolean =>
  typeof headers['content-length'] === 'string' &&
  isJson(headers) &&
  headers['connection'] !== 'close' &&
  headers['transfer-encoding'] === undefined;

/** A literal address has no name to be told to the server. */
const servernameOf = (hostname: string) => (/^[\d.]+$|^\[/.test(hostname) ? {} : { servername: hostname });

function requestHead(path: string, host: string, headers: Readonly<Record<string, string>>): string | undefined {
  let head = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
  for (const name in headers) {
    const value = headers[name] ?? '';
    if (notOfHeader.test(value)) return undefined;
    head += `${name}: ${value}\r\n`;
  }
  return `${head}\r\n`;
}

type Connection = {
  ask: (
    head: string,
    how: { timeoutMs: number; maxBytes: number; onLeave: (leave: () => void) => void },
  ) => Promise<FastAnswer | undefined>;
  isGone: () => boolean;
  destroy: () => void;
};

function createConnection(
  socket: Socket,
  hooks: { free: (connection: Connection) => void; gone: (connection: Connection) => void; odd: () => void },
): Connection {
  let waiting: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let head: FastAnswerHead | undefined;
  let chunks: Buffer[] = [];
  let bytes = 0;

  function settle(): Waiting | undefined {
    const settled = waiting;
    waiting = undefined;
    clearTimeout(timer);
    // Kept without what was said on it: connections wait long, answers may be large.
    chunks = [];
    return settled;
  }

  function giveUp(fault: GatewayFault | undefined): void {
    const settled = settle();
    socket.destroy();
    if (fault) settled?.reject(fault);
    else settled?.resolve(undefined);
  }

  socket.on('data', (chunk: Buffer) => {
    // Nobody asked: whatever it is, it is no answer.
    if (!waiting) return void socket.destroy();
    chunks.push(chunk);
    bytes += chunk.length;
    if (!head) {
      const sofar = joined();
      if (!hasHead(sofar)) return;
      head = readFastAnswerHead(sofar);
      if (!head || !isJson(head.headers)) {
        hooks.odd();
        return giveUp(undefined);
      }
      if (head.length > waiting.maxBytes) return giveUp(new GatewayFault('wrong_answer', { detail: 'too large' }));
    }
    const whole = head.bodyAt + head.length;
    if (bytes < whole) return;
    // More than it told of: two answers, or one that is told wrongly.
    if (bytes > whole) return giveUp(new GatewayFault('wrong_answer'));
    const { status, headers, bodyAt } = head;
    const body = joined().subarray(bodyAt);
    const settled = settle();
    hooks.free(connection);
    settled?.resolve({ status, headers, body });
  });
  socket.on('close', () => {
    hooks.gone(connection);
    // Closed before a byte came: the other side had grown tired of waiting, most likely as we asked.
    giveUp(bytes === 0 ? undefined : new GatewayFault('unreachable'));
  });
  socket.on('error', () => undefined);
  socket.on('timeout', () => (waiting ? undefined : socket.destroy()));
  socket.setTimeout(idleMs);

  /** The pieces as one. */
  function joined(): Buffer {
    const [only] = chunks;
    if (chunks.length === 1 && only) return only;
    const all = Buffer.concat(chunks);
    chunks = [all];
    return all;
  }

  const connection: Connection = {
    ask: (text, { timeoutMs, maxBytes, onLeave }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject, maxBytes };
        head = undefined;
        chunks = [];
        bytes = 0;
        timer = setTimeout(() => giveUp(new GatewayFault('timed_out')), timeoutMs);
        const asked = waiting;
        onLeave(() => (waiting === asked ? giveUp(new GatewayFault('unreachable')) : undefined));
        socket.write(text, 'latin1');
      }),
    isGone: () => socket.destroyed || socket.readableEnded,
    destroy: () => {
      socket.destroy();
    },
  };
  return connection;
}
