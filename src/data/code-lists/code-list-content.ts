import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ContentFault, readContentFile, type ContentFile } from '#infrastructure/content-file.ts';
import { codeListTexts } from './code-lists.vi.ts';

const Text = z.string().trim().min(1);
const Day = z.iso.date({ error: 'ngày viết như 2025-07-01' });

/** `<list>.yaml`: một danh mục dùng chung. Entries stand in the order in which they are shown. */
const CodeListFile = z.strictObject({
  list: z.string().regex(/^[a-z][a-z-]*$/),
  name: Text,
  /** Decision or standard the codes come from. */
  source: Text.optional(),
  entries: z
    .array(
      z.strictObject({
        code: Text,
        name: Text,
        nameEn: Text.optional(),
        validFrom: Day.optional(),
        validTo: Day.optional(),
        attributes: z.record(z.string(), z.string()).default({}),
      }),
    )
    .min(1),
});
export type CodeList = z.output<typeof CodeListFile>;

/** Reads `content/<province>/code-lists`. Throws ContentFault naming file and line of every fault. */
export async function readCodeLists(folder: string): Promise<CodeList[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, file: await readContentFile(join(folder, name), CodeListFile) })),
  );
  const faults = files.flatMap(({ name, file }) => [
    ...(name === `${file.value.list}.yaml` ? [] : [file.fault(['list'], codeListTexts.wrongFile(file.value.list))]),
    ...checkEntries(file),
  ]);
  if (faults.length > 0) throw new ContentFault(faults);
  return files.map(({ file }) => file.value);
}

/** A code may come back under another name, but never stand twice on one day. */
function checkEntries({ value, fault }: ContentFile<CodeList>): string[] {
  const endOf = new Map<string, string>();
  const lastDay = '9999-12-31';
  return value.entries.flatMap(({ code, validFrom = '', validTo = lastDay }, index) => {
    const before = endOf.get(code);
    endOf.set(code, validTo);
    const isFree = before === undefined || before < validFrom;
    return isFree ? [] : [fault(['entries', index], codeListTexts.twice(code))];
  });
}
