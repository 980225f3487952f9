import { findCurrentPackage } from '#applications/procedures/index.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import type { ProcessGraph } from '#platform/workflow/index.ts';

/** Tên bước trong ngôn ngữ của người đọc: trays, ledger and log keep the Vietnamese name, the package has the English one beside it. */
export type StepWords = (name: string) => string;

/** A name the package does not know, or has no English for, stays as it is. */
export function stepWords({ nodes }: Pick<ProcessGraph, 'nodes'>, lang: Language): StepWords {
  if (lang === 'vi') return (name) => name;
  const named = new Map(
    Object.values(nodes).flatMap(({ name, nameEn }) => (nameEn === undefined ? [] : [[name, nameEn]])),
  );
  return (name) => named.get(name) ?? name;
}

/** The same for lists over many procedures, by the versions now offered. */
export async function offeredStepWords(
  db: Db | Tx,
  lang: Language,
  codes: readonly string[],
): Promise<(code: string, name: string) => string> {
  if (lang === 'vi') return (_, name) => name;
  const offered = await Promise.all([...new Set(codes)].map((code) => findCurrentPackage(db, code)));
  const words = new Map(offered.flatMap((one) => (one ? [[one.code, stepWords(one.process, lang)] as const] : [])));
  return (code, name) => words.get(code)?.(name) ?? name;
}
