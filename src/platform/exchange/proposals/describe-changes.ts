import { stringify } from 'yaml';
import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { compareFiles } from '../declared/compare-files.ts';
import type { ExchangeFile } from '../declared/exchange-file.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';
import type { ChangedThing } from './proposal.contract.ts';

/** Nobody reads more of one part; the digest below still tells that there is more. */
const mostLines = 80;
const longestLine = 300;

/** Trước và sau: what the file's comparison finds, each part as the lines that go and the lines that come. */
export function describeChanges(before: ExchangeFile, after: ExchangeFile): ChangedThing[] {
  const [was, is] = [partsByKey(before), partsByKey(after)];
  return compareFiles(before, after).map(({ kind, key, change }) => {
    const [old, wanted] = [was.get(`${kind} ${key}`) ?? {}, is.get(`${kind} ${key}`) ?? {}];
    const names = [...new Set([...Object.keys(old), ...Object.keys(wanted)])];
    return {
      kind,
      key,
      change,
      parts: names.flatMap((name) => changedPart(name, old[name] ?? [], wanted[name] ?? [])),
    };
  });
}

function changedPart(name: string, old: readonly string[], wanted: readonly string[]): ChangedThing['parts'] {
  const removed = old.filter((line) => !wanted.includes(line));
  const added = wanted.filter((line) => !old.includes(line));
  return removed.length + added.length === 0 ? [] : [{ name, removed: shorten(removed), added: shorten(added) }];
}

const shorten = (lines: readonly string[]): string[] => [
  ...lines.slice(0, mostLines).map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line)),
  ...(lines.length > mostLines ? [`… (+${lines.length - mostLines})`] : []),
];

type Parts = Record<string, string[]>;

/** Every declared thing by its kind and key, and each of its parts in lines. */
function partsByKey({ systems, services, grants, topics }: ExchangeFile): ReadonlyMap<string, Parts> {
  return new Map([
    ...systems.map((one) => [`system ${one.code}`, linesOf(one)] as const),
    ...services.map(({ contract, settings, ...one }) => {
      const parts = { ...linesOf(one), contract: contractLines(contract), ...settingLines(settings) };
      return [`service ${serviceKey(one)}`, parts] as const;
    }),
    ...topics.map((one) => [`topic ${one.code}`, linesOf(one)] as const),
    ...grants.map((one) => [`grant ${one.consumer} → ${one.service}`, linesOf(one)] as const),
  ]);
}

const linesOf = (thing: Record<string, unknown>): Parts =>
  Object.fromEntries(Object.entries(thing).map(([name, value]) => [name, valueLines(value)]));

function valueLines(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : canonicalJson(one)));
  if (typeof value === 'object') return stringify(value).trimEnd().split('\n');
  return String(value).split('\n');
}

function settingLines(settings: ExchangeFile['services'][number]['settings']): Parts {
  const known = Object.entries(ServiceSettings.parse(settings));
  return Object.fromEntries(known.map(([name, value]) => [name, valueLines(value)]));
}

/** Operations with the fields they give, as a person reads a contract; the digest shows a change of anything else in it. */
function contractLines(text: string): string[] {
  const { contract, fieldsOf } = storedContract(text);
  return [
    ...contract.operations.flatMap(({ id, method, path }) => [
      `${method.toUpperCase()} ${path} (${id})`,
      ...fieldsOf(id).map((field) => `${id}: ${field.path}`),
    ]),
    `SHA-256 ${sha256(text)}`,
  ];
}

/** By kind and key, the digest of each thing: what a proposal was made on. */
export function digestsOf({ systems, services, grants, topics }: ExchangeFile): Record<string, string> {
  return Object.fromEntries([
    ...systems.map((one) => [`system ${one.code}`, sha256(canonicalJson(one))] as const),
    ...services.map((one) => [`service ${serviceKey(one)}`, sha256(canonicalJson(one))] as const),
    ...topics.map((one) => [`topic ${one.code}`, sha256(canonicalJson(one))] as const),
    ...grants.map((one) => [`grant ${one.consumer} → ${one.service}`, sha256(canonicalJson(one))] as const),
  ]);
}

/** What is no longer as it was, by name. */
export function changedSince(base: Readonly<Record<string, string>>, now: ExchangeFile): string[] {
  const digests = digestsOf(now);
  const names = new Set([...Object.keys(base), ...Object.keys(digests)]);
  return [...names].filter((name) => base[name] !== digests[name]).map((name) => name.slice(name.indexOf(' ') + 1));
}
