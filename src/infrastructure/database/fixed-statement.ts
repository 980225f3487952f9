import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type CompiledQuery,
  type QueryExecutorProvider,
  type RawBuilder,
} from 'kysely';
import type { DB } from './database.gen.ts';

/** Stands where a value will stand. */
type Slots<Values> = <Key extends keyof Values>(key: Key) => RawBuilder<Values[Key]>;
type Compilable<Row> = { compile: (executor: QueryExecutorProvider) => CompiledQuery<Row> };

const builder = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * A statement of one shape, written down once: building and compiling one costs as much again as sending it. `build` says it with a
 * slot where each value will stand; what it answers takes the values.
 */
export function fixedStatement<Values extends object, Row = never>(
  build: (db: Kysely<DB>, slot: Slots<Values>) => Compilable<Row>,
): (values: Values) => CompiledQuery<Row> {
  let known: { compiled: CompiledQuery<Row>; keys: readonly (keyof Values | undefined)[] } | undefined;

  function compileOnce() {
    const keyOf = new Map<unknown, keyof Values>();
    const slot = <Key extends keyof Values>(key: Key): RawBuilder<Values[Key]> => {
      const place = { key };
      keyOf.set(place, key);
      return sql<Values[Key]>`${place}`;
    };
    const compiled = build(builder, slot).compile(builder);
    return { compiled, keys: compiled.parameters.map((parameter) => keyOf.get(parameter)) };
  }

  return (values) => {
    known ??= compileOnce();
    const { compiled, keys } = known;
    const parameters = keys.map((key, index) => (key === undefined ? compiled.parameters[index] : values[key]));
    return { ...compiled, parameters };
  };
}
