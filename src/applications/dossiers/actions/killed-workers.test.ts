import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { seededRandom } from '#data/organisation/index.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import { generatorContent } from '#applications/design/index.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { findBrokenLink } from '../course/dossier-action.ts';
import { replay } from '../course/dossier-state.ts';
import { waitsOf } from '../course/dossier-pauses.ts';
import { ledgerOf } from '../course/ledger.ts';
import { timersOf } from '../course/course-timers.ts';
import { generateDossiers } from '../generator/generate-dossiers.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { listDoneTasks, listOpenTasks } from '../store/tasks.queries.ts';
import { ledgerTasks } from '../views/hand-overs.ts';
import { commandDossier } from './command-dossier.ts';

const workers = 3;
const kills = 8;
const longestLifeMs = 1_200;

const generatedAt = new Date('2026-10-12T03:00:00Z');
let at = generatedAt;
const { db, owner } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { deps } = office;
const random = seededRandom('killed workers');

/** Starts a worker and kills it in the middle of its work, again and again; answers when the last one has died. */
async function beKilledAgainAndAgain(instant: Date): Promise<void> {
  for (let life = 0; life < kills; life += 1) {
    const script = join(import.meta.dirname, '../../../testing/sweep-worker.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(owner), instant.toISOString()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((ready) => child.stdout?.once('data', () => ready()));
    await new Promise((wake) => setTimeout(wake, random.integer(20, longestLifeMs)));
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }
}

/** Officials go on meanwhile: what they do may be refused, because the clock was first, but never done by halves. */
async function takeRandomTasks(codes: readonly string[]): Promise<void> {
  for (let count = 0; count < 150; count += 1) {
    const code = random.pick(codes);
    const dossier = await findDossier(db, code);
    const [task] = dossier ? await listOpenTasks(db, dossier.id) : [];
    const [officer] = task ? deps.organisation.officersWithRole({ unitId: task.unitId, role: task.role, at }) : [];
    if (!dossier || !task || !officer) continue;
    const posts = deps.organisation.postsOf(officer.accountId, at);
    const actor = {
      id: officer.accountId,
      kind: 'officer' as const,
      name: 'x',
      personalId: null,
      taxCode: null,
      posts,
    };
    const about = { instance: task.instance, taskId: task.taskId };
    const head = { commandId: randomUUID(), revision: dossier.revision };
    const command =
      task.action === 'accept'
        ? { kind: 'reject' as const, ...head, reason: 'thử' }
        : { kind: 'acknowledge' as const, ...head, ...about, note: '' };
    await commandDossier(deps, { actor, code, command }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
}

it('1,000 dossiers whose every term passes, with workers killed in the middle: each effect happens once', async () => {
  await generateDossiers(deps, {
    count: 1_000,
    seed: 'giết',
    spreadDays: 20,
    ...(await generatorContent(db, 'content/vinh-phuc')),
  });
  const rows = await db.selectFrom('dossiers.dossier').select('code').orderBy('code').execute();
  const codes = rows.map(({ code }) => code);
  expect(codes).toHaveLength(1_000);
  // Ninety days on, every term of everyone has passed.
  at = new Date(generatedAt.getTime() + 90 * 86_400_000);
  const due = async () => {
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::integer n from dossiers.timer where due_at <= ${at}`.execute(db);
    return counted[0]?.n ?? 0;
  };
  expect(await due()).toBeGreaterThan(100);
  await Promise.all([...Array.from({ length: workers }, () => beKilledAgainAndAgain(at)), takeRandomTasks(codes)]);
  await drain(due);

  const effects = ['partner_silent', 'draft_extension', 'record_breach', 'close', 'desk_late'] as const;
  let counted = 0;
  for (const code of codes) {
    const dossier = await findDossier(db, code);
    if (!dossier) throw new Error(code);
    const log = await listActions(db, dossier.id);
    expect(findBrokenLink(dossier.id, log)).toBeUndefined();
    expect(replay(log.map(({ action }) => action))).toMatchObject({ status: dossier.status, state: dossier.state });
    const done = log
      .map(({ action }) => action)
      .filter(({ kind }) => effects.some((one) => one === kind))
      .map(
        ({ kind, content: said }) =>
          `${kind} ${JSON.stringify(['partner', 'dueOn', 'stage', 'requestedAt'].map((key) => Reflect.get(said, key)))}`,
      );
    expect(new Set(done).size, `${code}: ${done.join('; ')}`).toBe(done.length);
    counted += done.length;
    const tasks = ledgerTasks(await listDoneTasks(db, dossier.id), await listOpenTasks(db, dossier.id));
    const endedAt = dossier.returnedAt ?? dossier.finishedAt;
    const waits = waitsOf(log.map(({ action }) => action));
    const holdings = ledgerOf({ submittedAt: dossier.submittedAt, endedAt, tasks, waits });
    expect(holdings.map(({ from }) => from)).toEqual([
      dossier.submittedAt,
      ...holdings.slice(0, -1).map(({ to }) => to),
    ]);
    expect(holdings.at(-1)?.to).toEqual(endedAt);
    const left = await db.selectFrom('dossiers.timer').select('kind').where('dossier_id', '=', dossier.id).execute();
    expect(left.map(({ kind }) => kind).sort()).toEqual(
      timersOf(dossier, deps)
        .map(({ kind }) => kind)
        .sort(),
    );
  }
  expect(counted).toBeGreaterThan(100);
  const { rows: twice } = await sql`
    select subject_code, account_id, body, created_at from notifications.notice
     group by 1, 2, 3, 4 having count(*) > 1`.execute(db);
  expect(twice).toEqual([]);
  const { rows: late } = await sql<{ n: number }>`
    select count(*)::integer n from dossiers.open_task
     where step_due_at <= ${at} and not waiting and escalated_at is null`.execute(db);
  expect(late[0]?.n).toBe(0);
}, 480_000);

/** The last worker works to the end. */
async function drain(due: () => Promise<number>): Promise<void> {
  const script = join(import.meta.dirname, '../../../testing/sweep-worker.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(owner), at.toISOString()], { stdio: 'ignore' });
  await expect.poll(due, { timeout: 240_000, interval: 200 }).toBe(0);
  await new Promise((wake) => setTimeout(wake, 1_000));
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}
