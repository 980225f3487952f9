import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Started = {
  pid: number;
  output: () => string;
  /** Resolves with the exit code when the process has ended. */
  ended: Promise<number | null>;
};

/** A program of ours in a process of its own, with settings of its own. */
export function runProgram(args: string[], settings: Record<string, string>): Started {
  const child = spawn(process.execPath, args, {
    cwd: resolve('.'),
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended: new Promise((done) => child.once('exit', (code) => done(code))),
  };
}

/** Starts the whole system and waits until it says that it runs. Throws with what it said when it does not. */
export async function startSystem(settings: Record<string, string>): Promise<Started> {
  const started = runProgram(['scripts/start.js'], { GATEWAY_PORT: String(await freePort()), ...settings });
  let over = false;
  void started.ended.then(() => (over = true));
  for (let waited = 0; waited < 600 && !started.output().includes('Ctrl+C'); waited += 1) {
    if (over) throw new Error(started.output());
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return started;
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'motcua-system-'));
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
