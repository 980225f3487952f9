import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));

export type RunningSystem = {
  url: string;
  /** Where the simulated systems outside listen and are told how to behave. */
  simulators: string;
  /** Address of the integration gateway. */
  gateway: string;
  varDir: string;
  stop: () => Promise<void>;
  pause: () => Promise<void>;
};

/** The whole system as `npm start` runs it on this data folder, on free ports; its clock may run days ahead. */
export async function startSystem({
  varDir,
  aheadDays = 0,
  settings = {},
}: {
  varDir: string;
  aheadDays?: number;
  /** Beside those of every system here. */
  settings?: Readonly<Record<string, string>>;
}): Promise<RunningSystem> {
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/start.js'], {
    cwd: root,
    env: {
      ...process.env,
      // Each has a database of its own, in its folder.
      DATABASE_URL: undefined,
      VAR_DIR: varDir,
      PORT: String(port),
      GATEWAY_PORT: String(await freePort()),
      NODE_ENV: 'development',
      CLOCK_AHEAD_DAYS: String(aheadDays),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await saysStarted(child);
  return {
    url: `http://127.0.0.1:${port}`,
    simulators: /mô phỏng tại (http:\S+?)\.?\s/.exec(said)?.[1] ?? '',
    gateway: /\(LGSP\) tại (https?:\S+?)\.?\s/.exec(said)?.[1] ?? '',
    varDir,
    pause: async () => {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
    },
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await new Promise((done) => child.once('exit', done));
      }
      rmSync(varDir, { recursive: true, force: true });
    },
  };
}

function saysStarted(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ctrl+C')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`The system ended with code ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Debian's Chromium (or CHROMIUM), headless, asking nobody on the network. The one built without windows of its own draws the same pages
 * for less than half the processor's time.
 */
export function launchBrowser(): Promise<Browser> {
  const candidates = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error('Chromium is not installed: chromium-headless-shell or chromium; set CHROMIUM to its path');
  return chromium.launch({
    executablePath,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}
