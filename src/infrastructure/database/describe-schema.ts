import type pg from 'pg';

/** Schemas of the product (not PostgreSQL's own, nor the job queue's, which its library makes). */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`;

type Column = {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  generated: string;
  expression: string | null;
};

async function listColumns(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `select n.nspname || '.' || c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as nullable,
            case when a.attidentity <> '' then 'identity' when a.attgenerated <> '' then 'generated'
                 when d.adbin is not null then 'default' else '' end as generated,
            pg_get_expr(d.adbin, d.adrelid) as expression
       from pg_attribute a
       join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'v', 'p')
       join pg_namespace n on n.oid = c.relnamespace
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where ${ours} and a.attnum > 0 and not a.attisdropped
      order by n.nspname collate "C", c.relname collate "C", a.attnum`,
  );
  return rows;
}

/** `database.gen.ts`: one type a table, for Kysely. */
export async function describeTypes(pool: pg.Pool): Promise<string> {
  const tables = groupByTable(await listColumns(pool));
  const lines = ['// Written by `npm run generate` from the migrated schema. Do not edit.', ''];
  lines.push("import type { ColumnType, GeneratedAlways } from 'kysely';", '');
  lines.push('type Generated<T> = T extends ColumnType<infer S, infer I, infer U>');
  lines.push('  ? ColumnType<S, I | undefined, U>', '  : ColumnType<T, T | undefined, T>;');
  lines.push('type Timestamp = ColumnType<Date, Date | string, Date | string>;');
  lines.push('type Json = ColumnType<unknown, string, string>;', '');
  lines.push('export interface DB {');
  for (const [table, columns] of tables) {
    lines.push(`  '${table}': {`);
    for (const column of columns) lines.push(`    ${column.name}: ${columnType(column)};`);
    lines.push('  };');
  }
  lines.push('}', '');
  return lines.join('\n');
}

function groupByTable(columns: Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  return tables;
}

function columnType(column: Column): string {
  const type = valueType(column.type) + (column.nullable ? ' | null' : '');
  if (column.generated === 'identity') return `GeneratedAlways<${type}>`;
  if (column.generated === 'generated') return `GeneratedAlways<${type}>`;
  return column.generated === 'default' ? `Generated<${type}>` : type;
}

function valueType(type: string): string {
  if (type.endsWith('[]')) return `${valueType(type.slice(0, -2))}[]`;
  if (/^(integer|smallint|bigint|double precision|real)/.test(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  if (type.startsWith('timestamp')) return 'Timestamp';
  if (/^jsonb?$/.test(type)) return 'Json';
  if (type === 'bytea') return 'Buffer';
  return 'string';
}

/** `database.sql`: the whole schema as one readable file. */
export async function describeSql(pool: pg.Pool): Promise<string> {
  const parts = ['-- The whole schema, written by `npm run generate` from the migrated database. Do not edit.'];
  const list = async (sql: string) => {
    const { rows } = await pool.query<{ text: string }>(sql);
    parts.push(...rows.map(({ text }) => `${text.trim()};`));
  };
  await list(
    `select 'create schema ' || n.nspname as text from pg_namespace n where ${ours} order by n.nspname collate "C"`,
  );
  await list(
    `select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} order by n.nspname collate "C", p.proname collate "C"`,
  );
  const tables = groupByTable((await listColumns(pool)).filter(({ table }) => !table.endsWith('_view')));
  const constraints = await listConstraints(pool);
  for (const [table, columns] of tables) {
    const lines = columns.map((column) => `  ${column.name} ${column.type}${columnSuffix(column)}`);
    lines.push(...(constraints.get(table) ?? []).map((constraint) => `  ${constraint}`));
    parts.push(`create table ${table} (\n${lines.join(',\n')}\n);`);
  }
  await list(
    `select pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by n.nspname collate "C", c.relname collate "C"`,
  );
  await list(
    `select 'create view ' || n.nspname || '.' || c.relname || ' as ' || rtrim(pg_get_viewdef(c.oid, true), ';') as text
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'v'
      order by n.nspname collate "C", c.relname collate "C"`,
  );
  await list(
    `select pg_get_triggerdef(t.oid) as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_namespace n on n.oid = c.relnamespace where ${ours} and not t.tgisinternal
      order by n.nspname collate "C", c.relname collate "C", t.tgname collate "C"`,
  );
  await list(
    `select 'comment on ' || case when d.objsubid > 0 then 'column ' else 'table ' end || n.nspname || '.' || c.relname
            || coalesce('.' || a.attname, '') || ' is ' || quote_literal(d.description) as text
       from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
       join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
      where ${ours} and c.relkind in ('r', 'v', 'p')
      order by n.nspname collate "C", c.relname collate "C", d.objsubid`,
  );
  return `${parts.join('\n\n')}\n`;
}

function columnSuffix(column: Column): string {
  const required = column.nullable ? '' : ' not null';
  if (column.generated === 'identity') return `${required} generated always as identity`;
  if (column.generated === 'generated') return `${required} generated always as (${column.expression}) stored`;
  return column.expression ? `${required} default ${column.expression}` : required;
}

async function listConstraints(pool: pg.Pool): Promise<Map<string, string[]>> {
  const { rows } = await pool.query<{ table: string; text: string }>(
    `select n.nspname || '.' || c.relname as "table", 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} order by n.nspname collate "C", c.relname collate "C", k.contype desc, k.conname collate "C"`,
  );
  const constraints = new Map<string, string[]>();
  for (const { table, text } of rows) constraints.set(table, [...(constraints.get(table) ?? []), text]);
  return constraints;
}
