import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { notOfHeader } from './read-head.ts';

/** What the gateway does with an answer, as `ServerResponse` names it: head and body leave in one write. */
export type FastReply = {
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  readonly destroyed: boolean;
  writeHead: (status: number, headers: Readonly<Record<string, string | number>>) => void;
  end: (body?: string, encoding?: 'latin1') => void;
  once: (event: 'close', heard: () => void) => void;
  destroy: () => void;
};

/** `onEnd` is told once the answer is on its way, with whether the connection goes on; `left` when the caller hangs up before. */
export function createFastReply(
  socket: Socket,
  onEnd: (goesOn: boolean) => void,
): { reply: FastReply; left: () => void } {
  let head = '';
  let isEnded = false;
  let goesOn = true;
  let onClose: (() => void)[] = [];
  const closed = () => {
    const heard = onClose;
    onClose = [];
    for (const hear of heard) hear();
  };
  const reply: FastReply = {
    get headersSent() {
      return isEnded;
    },
    get writableFinished() {
      return isEnded;
    },
    get destroyed() {
      return socket.destroyed;
    },
    writeHead: (status, headers) => {
      goesOn = headers['connection'] !== 'close';
      head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headLines(headers)}date: ${dateNow()}\r\n`;
      if (goesOn) head += 'connection: keep-alive\r\n';
    },
    end: (body = '', encoding) => {
      isEnded = true;
      const bodyText = encoding === 'latin1' ? body : Buffer.from(body).toString('latin1');
      socket.write(`${head}\r\n${bodyText}`, 'latin1');
      closed();
      onEnd(goesOn);
    },
    once: (_event, heard) => {
      onClose.push(heard);
    },
    destroy: () => {
      socket.destroy();
    },
  };
  return { reply, left: closed };
}

function headLines(headers: Readonly<Record<string, string | number>>): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string' && notOfHeader.test(value)) throw new TypeError(`Bad character in header ${name}`);
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}

let date = '';
let dateUntil = 0;
/** To the second, as the header has it. */
function dateNow(): string {
  const now = Date.now();
  if (now < dateUntil) return date;
  dateUntil = now - (now % 1000) + 1000;
  date = new Date(now).toUTCString();
  return date;
}
