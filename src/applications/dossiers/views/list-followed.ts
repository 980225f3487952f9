import type { Actor } from '#infrastructure/actor.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import { statusOfCode } from '../course/dossier-status.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listFollowed, setFollowing } from '../store/follows.queries.ts';
import type { FoundRow } from '../store/work-list.queries.ts';
import type { FoundDossier } from './dossier-lists.contract.ts';
import { procedureNamesFor } from './procedure-names-for.ts';
import { statusText } from './status-text.ts';
import { getVisibleDossier } from './visible-dossier.ts';

/** Theo dõi, or no longer. */
export async function followDossier(
  deps: DossierDeps,
  { actor, code, follows }: { actor: Actor; code: string; follows: boolean },
): Promise<{ follows: boolean }> {
  const { id: dossierId } = await getVisibleDossier(deps, actor, code);
  await setFollowing(deps.db, { dossierId, accountId: actor.id }, follows ? deps.now() : null);
  return { follows };
}

/** Hồ sơ đang theo dõi: a line each. */
export async function viewFollowed(
  { db }: Pick<DossierDeps, 'db'>,
  actor: Actor,
  lang: Language,
): Promise<FoundDossier[]> {
  const rows = actor.posts.length > 0 ? await listFollowed(db, actor) : [];
  return foundDossiers(db, rows, lang);
}

/** Hồ sơ tìm thấy: a line each, in the reader's language. */
export async function foundDossiers(db: Db, rows: readonly FoundRow[], lang: Language): Promise<FoundDossier[]> {
  const nameOf = await procedureNamesFor(
    db,
    lang,
    rows.map((row) => row.procedure_code),
  );
  return rows.map((row) => ({
    code: row.code,
    procedureName: nameOf(row.procedure_code, row.procedure_name),
    ownerName: row.owner_name,
    statusText: statusText(statusOfCode(row.status), lang),
    dueOn: row.due_on,
  }));
}
