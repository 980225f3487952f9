import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Words by which records of shared databases can be reached. */
const ways =
  /\bregisterSources\b|\.lookUp\(|\bregistry"?\.(?:"?)(?:record|record_key|record_version|record_merge|duplicate)\b/;
/** Where they may stand: the one way in itself, what owns the records, the sources, the wiring, and the rights to the tables. */
const allowed =
  /^(?:data\/registry\/|connectors\/|wire-modules\.ts$|testing\/)|\.test\.ts$|database\.gen\.ts$|^infrastructure\/database\/application-role\.ts$/;
const readingOnly = /^data\/registry\/(?!reading\/|records\/|register-source\.ts)/;

const readsAround = (path: string, text: string): boolean =>
  ways.test(text) && (!allowed.test(path) || (readingOnly.test(path) && !path.endsWith('.test.ts')));

describe('a read of a shared database', () => {
  it('goes through readRegister or matchRegister, in every file of the product', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((path) => readsAround(path, readFileSync(join('src', path), 'utf8')))).toEqual([]);
  });

  it.each([
    ['applications/dossiers/x.ts', "await deps.registerSources['population']?.lookUp(key, context)"],
    ['applications/dossiers/x.queries.ts', "db.selectFrom('registry.record')"],
    ['applications/dossiers/y.queries.ts', "db.selectFrom('registry.record_version')"],
    ['applications/dossiers/z.queries.ts', 'sql`select * from "registry"."record"`'],
    ['data/registry/x.routes.ts', 'sql`select * from registry.duplicate`'],
    ['data/registry/asking/x.ts', 'source.lookUp(key, context)'],
  ])('is caught in %s when it goes round', (path, text) => expect(readsAround(path, text)).toBe(true));
});
