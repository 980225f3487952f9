import type pg from 'pg';

/** Tables the application may only add to: the proof of what happened is never rewritten. */
const appendOnly = ['infrastructure.audit', 'dossiers.action', 'registry.access', 'registry.record_version'];

/**
 * Gives the least-privileged role of the application its rights: data only, no schema changes, no rewriting of append-only
 * tables. Run by the owner of the schema after every migration.
 */
export async function grantApplicationRole(owner: pg.Pool, role: string): Promise<void> {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  const { rows: roles } = await owner.query('select from pg_roles where rolname = $1', [role]);
  if (roles.length === 0) await owner.query(`create role ${quoted} login`);
  const { rows: schemas } = await owner.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  for (const { name } of schemas) {
    await owner.query(`grant usage on schema "${name}" to ${quoted}`);
    await owner.query(`grant select, insert, update, delete on all tables in schema "${name}" to ${quoted}`);
    await owner.query(`grant usage on all sequences in schema "${name}" to ${quoted}`);
  }
  await owner.query(`revoke insert, update, delete on infrastructure.migration from ${quoted}`);
  for (const table of appendOnly) {
    const { rows } = await owner.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [table]);
    if (rows[0]?.exists) await owner.query(`revoke update, delete, truncate on ${table} from ${quoted}`);
  }
  await openJobTables(owner, quoted);
}

/** The job queue's own tables have row level security without a policy: only their owner sees rows until one is made. */
async function openJobTables(owner: pg.Pool, quotedRole: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'graphile_worker' and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'motcua_application')`,
  );
  for (const { name } of rows) {
    await owner.query(
      `create policy motcua_application on graphile_worker."${name}" to ${quotedRole} using (true) with check (true)`,
    );
  }
}
