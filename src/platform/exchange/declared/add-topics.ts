import type { Db } from '#infrastructure/database/connect.ts';
import type { StepBy } from '../management/grants.queries.ts';
import { applyFile, type ApplyDeps } from './apply-file.ts';
import type { DeclaredChange } from './compare-files.ts';
import { selectDeclared } from './declared.queries.ts';
import type { ExchangeFile } from './exchange-file.ts';
import { selectTopicCodes } from './topics.queries.ts';

/** Whether one of these topics was never there. */
export async function lacksTopics(db: Db, codes: readonly string[]): Promise<boolean> {
  const known = await selectTopicCodes(db);
  return codes.some((code) => !known.includes(code));
}

/**
 * Thêm chủ đề: of a file the topics of systems the axis has, which it never had, for those of their publishers and subscribers it has.
 * What is there, or was and has been ended, stays as whoever manages the axis left it.
 */
export async function addTopics(
  deps: ApplyDeps,
  { topics }: Pick<ExchangeFile, 'topics'>,
  by: StepBy,
): Promise<DeclaredChange[]> {
  const [current, known] = await Promise.all([selectDeclared(deps.db), selectTopicCodes(deps.db)]);
  const has = (code: string) => current.systems.some((system) => system.code === code);
  const missing = topics
    .filter(({ code, owner }) => has(owner) && !known.includes(code))
    .map((topic) => ({
      ...topic,
      publishers: topic.publishers.filter(has),
      subscribers: topic.subscribers.filter(({ system }) => has(system)),
    }));
  return applyFile(deps, { ...current, topics: [...current.topics, ...missing] }, by);
}
