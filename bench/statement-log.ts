import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

type Cost = { count: number; ms: number };

/**
 * What the embedded PostgreSQL is asked, by its own log: every statement with the time it took there (parsed, planned and carried out),
 * in sections that the caller names as it goes. Logging costs time itself: never on while a rate is measured.
 */
export async function openStatementLog(pool: pg.Pool, varDir: string) {
  const file = join(varDir, 'pg.log');
  const sections = new Map<string, Map<string, Cost>>();
  let from = statSync(file).size;
  const say = async (settings: string[]) => {
    for (const setting of settings) await pool.query(`alter system ${setting}`);
    await pool.query('select pg_reload_conf()');
    await new Promise((wake) => setTimeout(wake, 300));
  };
  await say(['set log_min_duration_statement = 0', 'set log_parameter_max_length = 0', `set log_line_prefix = '%a|'`]);

  /** Everything asked since the last section belongs to this one. */
  function close(section: string): void {
    const text = readFileSync(file, 'utf8').slice(0);
    const added = text.slice(from);
    from = text.length;
    const costs = sections.get(section) ?? new Map<string, Cost>();
    sections.set(section, costs);
    for (const line of added.split(/\n(?!\t)/)) {
      const said = /^([^|]*)\|LOG: {2}duration: ([\d.]+) ms {2}(parse|bind|execute|statement)(?: \S+)?: ([^]*)$/.exec(
        line,
      );
      const [, application = '', ms = '0', step, words = ''] = said ?? [];
      if (!said || !application.startsWith('motcua')) continue;
      const statement = words.replaceAll(/\s+/g, ' ').trim();
      const cost = costs.get(statement) ?? { count: 0, ms: 0 };
      costs.set(statement, {
        count: cost.count + (step === 'execute' || step === 'statement' ? 1 : 0),
        ms: cost.ms + Number(ms),
      });
    }
  }

  return {
    close,
    end: () => say(['reset log_min_duration_statement', 'reset log_parameter_max_length', 'reset log_line_prefix']),
    /** A table for one dossier: by section, then the statements that cost most. */
    print: (dossiers: number): void => {
      const all = new Map<string, Cost>();
      for (const costs of sections.values())
        for (const [statement, { count, ms }] of costs) {
          const sum = all.get(statement) ?? { count: 0, ms: 0 };
          all.set(statement, { count: sum.count + count, ms: sum.ms + ms });
        }
      const total = (costs: Iterable<Cost>) =>
        [...costs].reduce((sum, { count, ms }) => ({ count: sum.count + count, ms: sum.ms + ms }), { count: 0, ms: 0 });
      const row = ({ count, ms }: Cost, words: string) =>
        console.log(`${(count / dossiers).toFixed(1).padStart(7)} ${(ms / dossiers).toFixed(2).padStart(8)}  ${words}`);
      console.log('statements and ms of PostgreSQL a dossier, by section:');
      for (const [section, costs] of sections) row(total(costs.values()), section);
      row(total(all.values()), 'all');
      console.log('by statement:');
      const costly = [...all]
        .toSorted(([, a], [, b]) => b.ms - a.ms)
        .slice(0, Number(process.env['STATEMENTS_SHOWN'] ?? 60));
      for (const [statement, cost] of costly) row(cost, statement.slice(0, 150));
    },
  };
}
