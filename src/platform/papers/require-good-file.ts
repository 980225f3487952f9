import { checkFile } from './check-file.ts';
import { refuse } from './papers.errors.ts';

/** What kind of file this is by its bytes. Refuses `paper.file_*`: of a kind that is not taken, broken, locked, or two things in one. */
export async function requireGoodFile(path: string, fileName: string): Promise<{ mediaType: string }> {
  const content = await checkFile(path, fileName);
  if (!content.ok) throw refuse(content.problem);
  return content;
}
