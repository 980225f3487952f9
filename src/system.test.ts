import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, newDataFolder, runProgram, startSystem, type Started } from '#testing/run-system.ts';

const folders: string[] = [];
const running = new Set<Started>();
const folder = () => {
  const made = newDataFolder();
  folders.push(made);
  return made;
};
async function start(settings: Record<string, string>): Promise<Started> {
  const started = await startSystem(settings);
  running.add(started);
  return started;
}
async function stop(started: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  running.delete(started);
  process.kill(started.pid, signal);
  await started.ended;
}
afterAll(async () => {
  for (const started of running) await stop(started, 'SIGKILL');
  for (const path of folders) {
    killPostgres(path);
    rmSync(path, { recursive: true, force: true });
  }
});

function killPostgres(path: string, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(Number(readFileSync(join(path, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), signal);
  } catch {
    // It had stopped.
  }
}

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

async function signIn(url: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username: 'dan.lan', password: 'MotCua-2026' }),
  });
  return { ...json, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

async function newDraft(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${url}/thu-tuc/1.001193/nop`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  return /to-khai\/([0-9a-f-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}

async function save(
  url: string,
  headers: Record<string, string>,
  draft: { id: string; revision: number; note: string },
): Promise<boolean> {
  const content = { form: { child: { birthPlace: draft.note } } };
  const body = JSON.stringify({ revision: draft.revision, content });
  const answer = await fetch(`${url}/api/drafts/${draft.id}`, { method: 'PUT', headers, body }).catch(() => undefined);
  return answer?.ok === true;
}

describe('the whole system', () => {
  it('keeps every acknowledged write when it, or its database with it, is killed while writing', async () => {
    const varDir = folder();
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const first = await start({ VAR_DIR: varDir, PORT: port });
    const headers = await signIn(url);
    const id = await newDraft(url, headers);
    let system = first;
    let revision = 1;
    let acknowledged = '';
    for (const victims of ['parent', 'tree', 'tree'] as const) {
      const writing = (async () => {
        for (;;) {
          const note = randomUUID();
          if (!(await save(url, headers, { id, revision, note }))) return;
          revision += 1;
          acknowledged = note;
        }
      })();
      // On a busy machine a few writes take their time; what is killed is writing in any case.
      const before = revision;
      await expect.poll(() => revision, { timeout: 60_000 }).toBeGreaterThan(before + 2);
      if (victims === 'tree') killPostgres(varDir);
      await stop(system, 'SIGKILL');
      await writing;
      system = await start({ VAR_DIR: varDir, PORT: port });
      const answer = await fetch(`${url}/api/drafts/${id}`, { headers });
      const draft: { revision: number; content: { form: { child?: { birthPlace?: string } } } } = await answer.json();
      // A write that was under way may have been kept without having been acknowledged, never the other way round.
      expect(draft.revision).toBeGreaterThanOrEqual(revision);
      const isLast = draft.revision === revision && acknowledged !== '';
      expect(isLast ? draft.content.form.child?.birthPlace : acknowledged).toBe(acknowledged);
      revision = draft.revision;
    }
    expect(revision).toBeGreaterThan(5);
    await stop(system);
  }, 480_000);

  it('is found by a second start on the same port, and joined by one on another', async () => {
    const varDir = folder();
    const port = String(await freePort());
    const first = await start({ VAR_DIR: varDir, PORT: port });
    const second = runProgram(['scripts/start.js'], { VAR_DIR: varDir, PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toBe(`Một Cửa đã chạy tại http://127.0.0.1:${port}.`);
    const joined = await start({ VAR_DIR: varDir, PORT: String(await freePort()) });
    await stop(first);
    expect(joined.output()).toContain('Một Cửa đang chạy');
    await stop(joined);
  }, 480_000);
});

describe('a start that cannot be', () => {
  it.each([
    ['a wrong setting', { PORT: 'ba nghìn' }, /^Cài đặt không đúng: PORT .*docs\/operations\.md\.$/],
    ['a default secret in production', { NODE_ENV: 'production' }, /^Cài đặt không đúng: SECRET_KEY/],
    [
      'verification of certificates that is switched off in production',
      { NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(40), NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /^Cài đặt không đúng: NODE_TLS_REJECT_UNAUTHORIZED/,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /^Không kết nối được cơ sở dữ liệu .*DATABASE_URL\.$/,
    ],
  ])('%s is told in one sentence', async (_what, settings, sentence) => {
    const started = runProgram(['scripts/start.js'], {
      VAR_DIR: folder(),
      PORT: String(await freePort()),
      ...settings,
    });
    expect(await started.ended).toBe(1);
    expect(started.output().trim()).toMatch(sentence);
  });

  it('a port that something else holds is told', async () => {
    const server = createServer((_request, response) => response.end('khác')).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const started = runProgram(['scripts/start.js'], { VAR_DIR: folder(), PORT: String(port) });
    expect(await started.ended).toBe(1);
    expect(started.output().trim()).toBe(
      `Cổng ${port} đang được chương trình khác dùng; hãy đặt PORT thành một cổng khác.`,
    );
    server.close();
  });
});
