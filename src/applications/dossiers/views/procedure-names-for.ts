import type { Db } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import { procedureNames } from '#applications/procedures/index.ts';

/** Tên thủ tục in the reader's language: in Vietnamese as it stands in the dossier, in English as now offered. */
export async function procedureNamesFor(
  db: Db,
  lang: Language,
  codes: readonly string[],
): Promise<(code: string, ownName: string) => string> {
  if (lang === 'vi') return (_, ownName) => ownName;
  const names = await procedureNames(db, [...new Set(codes)], lang);
  return (code, ownName) => names.get(code) ?? ownName;
}
