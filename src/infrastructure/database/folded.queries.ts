import { sql, type RawBuilder } from 'kysely';

/** A `like` pattern for text anywhere in an accent-free key; what the person typed is never read as a wildcard. */
export function foldedPattern(search: string): RawBuilder<string> {
  const literal = search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql<string>`'%' || infrastructure.fold(${literal}) || '%'`;
}
