import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#infrastructure/content-file.ts';
import { TermText } from '#platform/calendar/index.ts';

const DataAccessRules = z.strictObject({
  questions: z.strictObject({
    term: TermText,
    article: z.string().min(1),
    verified: z.boolean().default(true),
  }),
  missesADay: z.int().min(1),
});
/** Quy tắc khai thác dữ liệu: the term to answer a person, and how many comparisons may fail before they are stopped. */
export type DataAccessRules = z.output<typeof DataAccessRules>;

/** Reads `content/<province>/data-access.yaml`. Throws ContentFault. */
export async function readDataAccessRules(contentDir: string): Promise<DataAccessRules> {
  return (await readContentFile(join(contentDir, 'data-access.yaml'), DataAccessRules)).value;
}
