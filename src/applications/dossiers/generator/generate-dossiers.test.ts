import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { generatorContent } from '#applications/design/index.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { findBrokenLink } from '../course/dossier-action.ts';
import { replay } from '../course/dossier-state.ts';
import { timersOf } from '../course/course-timers.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { viewWorkload } from '../office/view-workload.ts';
import { generateDossiers } from './generate-dossiers.ts';

const at = new Date('2026-11-24T03:00:00Z');
const { db } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { deps } = office;
const count = 600;
const busy = { areaCode: '08707', percent: 30 };
await generateDossiers(deps, { count, seed: 'thử', busy, ...(await generatorContent(db, 'content/vinh-phuc')) });
const codes = await db.selectFrom('dossiers.dossier').select(['code', 'status']).orderBy('id').execute();

describe('generated dossiers', () => {
  it('are as many as wanted, of many procedures, and stand in many places of their course', async () => {
    expect(codes).toHaveLength(count);
    expect(new Set(codes.map(({ status }) => status)).size).toBeGreaterThan(4);
    const { rows } = await sql<{
      n: number;
    }>`select count(distinct procedure_code)::integer n from dossiers.dossier`.execute(db);
    expect(rows[0]?.n).toBeGreaterThan(15);
  });

  it('have unbroken logs that say what is stored', async () => {
    for (const { code } of codes.filter((_, index) => index % 12 === 0)) {
      const dossier = await findDossier(db, code);
      if (!dossier) throw new Error(code);
      const log = await listActions(db, dossier.id);
      expect(findBrokenLink(dossier.id, log)).toBeUndefined();
      expect(log.at(-1)?.hash).toBe(dossier.lastHash);
      const again = replay(log.map(({ action }) => action));
      expect(again).toMatchObject({ status: dossier.status, state: dossier.state });
      const timers = await db
        .selectFrom('dossiers.timer')
        .select('kind')
        .where('dossier_id', '=', dossier.id)
        .execute();
      expect(timers.map(({ kind }) => kind).sort()).toEqual(
        timersOf(dossier, deps)
          .map(({ kind }) => kind)
          .sort(),
      );
    }
  });

  it('lie in the trays of real officials', async () => {
    const leader = await office.official('commune-08707-committee', 'leader');
    const [unit] = await viewWorkload(deps, leader);
    expect(unit?.people.reduce((sum, { open }) => sum + open, 0)).toBeGreaterThan(0);
    expect(unit?.people.every(({ name, accountId }) => accountId === null || name !== '')).toBe(true);
  });

  it('leave the counters where real hand-ins go on', async () => {
    const counted = await db
      .selectFrom('dossiers.code_counter')
      .select(sql<number>`sum(last_number)::integer`.as('n'))
      .executeTakeFirst();
    expect(counted?.n).toBe(count);
  });
});
