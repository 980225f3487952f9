import type { CodeLists } from '#platform/forms/index.ts';
import type { Ground } from '../course/course.ts';

/** What golden dossiers are judged by: the province's content alone, without a database. */
export type GoldenGround = Omit<Ground, 'installed'> & {
  codeLists: CodeLists;
  /** Commune that stands for the place of a dossier that names none. */
  areaCode: string;
};
