import type { Db } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { foldTexts, listSharing } from './duplicates.queries.ts';
import type { RecordData } from './record-change.ts';

export type SuspectedDuplicate = { readonly id: string; readonly rules: readonly string[] };

/**
 * Bản ghi nghi trùng: records of the register that say the same by one of its rules, read without marks, case and punctuation — so
 * that “Hoà”, “Hòa” and “HOA” are one. A rule counts only where every field of it is known.
 */
export async function findDuplicates(
  db: Db,
  { register, data, except = null }: { register: Register; data: RecordData; except?: string | null },
): Promise<SuspectedDuplicate[]> {
  return findSharing(db, { keys: await duplicateKeys(db, { register, data }), except });
}

/** The same of keys already made. */
export async function findSharing(
  db: Db,
  { keys, except }: { keys: readonly string[]; except: string | null },
): Promise<SuspectedDuplicate[]> {
  const sharing = await listSharing(db, { keys, except });
  return sharing.map((one) => ({ id: one.id, rules: one.keys.filter((key) => keys.includes(key)).map(ruleOf) }));
}

/** One key a rule: `land|commune+mapSheet|08707 12`. */
export async function duplicateKeys(
  db: Db,
  { register, data }: { register: Register; data: RecordData },
): Promise<string[]> {
  return (await ruleKeys(db, { register, all: [data] }))[0] ?? [];
}

/** The same of many records, with one question to the database. */
export async function ruleKeys(
  db: Db,
  { register, all }: { register: Register; all: readonly RecordData[] },
): Promise<string[][]> {
  const known = all.map((data) =>
    register.duplicates.flatMap((rule) =>
      rule.every((path) => data[path] !== undefined)
        ? [{ name: rule.join('+'), text: rule.map((path) => textOf(data[path])).join(' ') }]
        : [],
    ),
  );
  const folded = await foldTexts(
    db,
    known.flatMap((rules) => rules.map(({ text }) => text)),
  );
  let place = 0;
  return known.map((rules) => rules.map(({ name }) => `${register.register}|${name}|${folded[place++] ?? ''}`));
}

const ruleOf = (key: string): string => key.split('|')[1] ?? '';
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
