import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Language } from '#infrastructure/language.ts';
import { fieldLabel, partTitles, type Register } from '../definition/read-registers.ts';
import { readerOf } from '../reading/reader-of.ts';
import { readRegister } from '../reading/read-register.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { valueInWords } from '../reading/value-in-words.ts';
import { findHead, listByNumber, listMergesInto, listOpenPairs, listVersions } from '../records/keeping.queries.ts';
import { recordKeyKind } from '../records/owned-source.ts';
import { searchRecords } from '../records/search-records.queries.ts';
import { refuse } from '../registry.errors.ts';
import { KeptVersion, type FoundRecords, type KeptRecord, type SuspectedPair } from './keeping.contract.ts';
import { requireKept } from './kept-registers.ts';

const mostFound = 20;
const mostPairs = 100;

/**
 * Tìm bản ghi: by a number, or by a name without marks and a year of birth. Shows no more than names and years; that it was asked, and
 * what for, is kept in the audit.
 */
export async function findRecords(
  deps: RegistryDeps,
  { actor, register: name, words }: { actor: Actor; register: string; words: string },
): Promise<FoundRecords> {
  const register = requireKept(deps, actor, name);
  const found = await search(deps, register, words.trim());
  const audit = {
    at: deps.now(),
    actorId: actor.id,
    action: 'registry.searched',
    details: { words, found: found.length },
  };
  await inTransaction(deps.db, (tx) => insertAudit(tx, { ...audit, subject: { kind: 'register', id: name } }));
  return { records: found.slice(0, mostFound), more: found.length > mostFound };
}

async function search({ db }: RegistryDeps, { register, identifiers }: Register, words: string) {
  const limit = mostFound + 1;
  const keys = identifiers.map(({ kind }) => ({ kind, value: words }));
  const numbered = await listByNumber(db, { register, keys, limit });
  if (numbered.length > 0) return numbered;
  const birthYear = /\b(1[89]|20)\d\d\b/.exec(words)?.[0];
  const name = words.replace(birthYear ?? '', ' ').trim();
  if (name === '') return [];
  return searchRecords(db, { register, name, birthYear: birthYear === undefined ? null : Number(birthYear), limit });
}

/** Mở một bản ghi: a look of the keeper's own work, recorded and seen by the person; with its history and the merges into it. */
export async function openRecord(
  deps: RegistryDeps,
  { actor, register: name, id, lang }: { actor: Actor; register: string; id: string; lang: Language },
): Promise<KeptRecord> {
  const register = requireKept(deps, actor, name);
  const head = await findHead(deps.db, { register: name, id });
  if (!head) throw refuse('registry.record_missing');
  const answer = await readRegister(deps, {
    register: name,
    key: { kind: recordKeyKind, value: id },
    fields: Object.keys(register.fields),
    reader: readerOf(deps, actor),
    purpose: { kind: 'keeping', article: register.article },
  });
  if (answer.kind !== 'found') throw refuse('registry.record_missing');
  const words = wordingOf(deps, register, lang);
  const [versions, merges] = await Promise.all([listVersions(deps.db, id), listMergesInto(deps.db, id)]);
  return {
    ...{ id, name: head.subject_name, birthYear: head.birth_year, version: head.version, values: answer.fields },
    rows: Object.keys(register.fields).flatMap((path) => {
      const value = answer.fields[path];
      return value === undefined ? [] : [{ path, label: fieldLabel(register, path, lang), text: words(path, value) }];
    }),
    state: head.merged_into !== null ? 'merged' : head.valid_to !== null ? 'ended' : 'in_force',
    history: versions.map((version, index) => ({
      version: version.version,
      kind: KeptVersion.shape.kind.parse(version.kind),
      at: version.at.toISOString(),
      byName: version.by_name,
      reason: version.reason,
      article: version.article,
      source: KeptVersion.shape.source.parse({ kind: version.source_kind, ref: version.source_ref }),
      changes: changesOf(register, { before: versions[index - 1]?.data, after: version.data, words, lang }),
    })),
    merges: merges.map((merge) => ({
      ...{ id: merge.id, name: merge.subject_name, at: merge.at.toISOString(), reason: merge.reason },
    })),
  };
}

type Wording = (path: string, value: unknown) => string;

/** Values of a register in words; of what is not known nothing. */
function wordingOf({ codeLists: names }: RegistryDeps, register: Register, lang: Language): Wording {
  return (path, value) => {
    const list = register.fields[path]?.codeList;
    return value === undefined
      ? ''
      : valueInWords(value, { list, names, lang, titles: partTitles(register, path, lang) });
  };
}

/** What differs between two versions, by field of the register; of the first version nothing. */
function changesOf(
  register: Register,
  { before, after, words, lang }: { before: unknown; after: unknown; words: Wording; lang: Language },
): KeptVersion['changes'] {
  if (before === undefined) return [];
  const [old, now] = [Object(before), Object(after)];
  return Object.keys(register.fields).flatMap((path) =>
    isDeepStrictEqual(old[path], now[path])
      ? []
      : [{ label: fieldLabel(register, path, lang), before: words(path, old[path]), after: words(path, now[path]) }],
  );
}

/** Các cặp nghi trùng chờ kết luận, by name and year only; to compare them both are opened. */
export async function listPairs(
  deps: RegistryDeps,
  { actor, register: name, lang }: { actor: Actor; register: string; lang: Language },
): Promise<SuspectedPair[]> {
  const register = requireKept(deps, actor, name);
  const pairs = await listOpenPairs(deps.db, { register: name, limit: mostPairs });
  return pairs.map((pair) => ({
    first: { id: pair.first_id, name: pair.first_name, birthYear: pair.first_year },
    second: { id: pair.second_id, name: pair.second_name, birthYear: pair.second_year },
    rules: pair.rules.map((rule) =>
      rule
        .split('+')
        .map((path) => fieldLabel(register, path, lang))
        .join(', '),
    ),
    foundAt: pair.found_at.toISOString(),
  }));
}
