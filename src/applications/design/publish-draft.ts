import type { Actor } from '#infrastructure/actor.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { getPackageDraftAt, publishPackageDraft } from '#applications/procedures/index.ts';
import { refuse } from './design.errors.ts';
import type { DraftChecker } from './draft-checker.ts';
import { playDraft } from './drafts.ts';

/**
 * Công khai bản soạn: checked and played once more as it is saved, then offered; open dossiers stay on their version. Refuses when
 * the draft or the version offered is not the one the administrator has seen.
 */
export async function publishDraft(
  deps: { db: Db; now: Clock; draftChecker: DraftChecker },
  {
    actor,
    id,
    revision,
    liveVersion,
    lang,
  }: { actor: Actor; id: string; revision: number; liveVersion: string | null; lang: Language },
): Promise<{ version: string; isNew: boolean }> {
  const draft = await getPackageDraftAt(deps.db, { id, revision });
  const { package: checked, played } = await playDraft(deps, draft, lang);
  const wrong = played.filter(({ differences }) => differences.length > 0).map(({ name }) => name);
  if (wrong.length > 0) throw refuse('design.golden_differs', { names: wrong.map((name) => `“${name}”`).join(', ') });
  const publishing = { actor, draft: { id, revision }, checked, expected: liveVersion };
  const { isNew } = await publishPackageDraft(deps, publishing);
  return { version: checked.version, isNew };
}
