/** `npm run generate`: writes `database.sql` and `database.gen.ts` from a database made by the migrations. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '../src/infrastructure/database/connect.ts';
import { describeSql, describeTypes } from '../src/infrastructure/database/describe-schema.ts';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { migrate } from '../src/infrastructure/database/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-schema-'));
const server = await startEmbeddedPostgres(folder);
const pool = createPool(server.owner, 1);
try {
  await migrate(pool);
  writeFileSync(new URL('../database.sql', import.meta.url), await describeSql(pool));
  writeFileSync(new URL('../src/infrastructure/database/database.gen.ts', import.meta.url), await describeTypes(pool));
} finally {
  await pool.end();
  await server.leave();
  rmSync(folder, { recursive: true, force: true });
}
