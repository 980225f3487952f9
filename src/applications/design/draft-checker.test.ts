import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPackage, findPackageFolders } from '#applications/procedures/index.ts';
import { openDraftChecker } from './draft-checker.ts';
import { knownNames } from './known-names.ts';

const content = join(import.meta.dirname, '../../../content/vinh-phuc');
const code = '1.001193';

async function files(): Promise<Record<string, string>> {
  const [folder = ''] = await findPackageFolders(join(content, 'procedures', code));
  const check = await checkPackage(folder, await knownNames(content));
  if (!check.ok) throw new Error(check.faults.join());
  return { ...check.package.files };
}

describe('drafts are read in a thread', () => {
  it('one after another, each answer to whoever asked', async () => {
    const checker = openDraftChecker(content);
    const sound = await files();
    const wrong = { ...sound, 'procedure.yaml': 'code: ' };
    const [first, second, third] = await Promise.all([
      checker.ask({ kind: 'check', code, files: sound, lang: 'vi' }),
      checker.ask({ kind: 'check', code, files: wrong, lang: 'vi' }),
      checker.ask({ kind: 'play', code, files: sound, golden: 0, lang: 'vi' }),
    ]);
    expect(first).toMatchObject({ problems: [], package: { code } });
    expect(second.package).toBeUndefined();
    expect(third.played).toMatchObject([{ differences: [] }]);
  });

  it('and tells what is wrong in the language it was asked in, also side by side', async () => {
    const checker = openDraftChecker(content);
    const sound = await files();
    const wrong = {
      ...sound,
      'form.json': (sound['form.json'] ?? '')
        .replace('"label":', '"lable":')
        .replace(/"visible": "[^"]+"/, '"visible": "1 +"'),
      'procedure.yaml': (sound['procedure.yaml'] ?? '').replace(/^sector: .*$/m, 'sector: G99-XX99'),
      'process.bpmn': (sound['process.bpmn'] ?? '').replace(/motcua:action="sign"/, 'motcua:action="sing"'),
    };
    const ask = (lang: 'vi' | 'en') => checker.ask({ kind: 'check', code, files: wrong, lang });
    const [vi, en, again] = await Promise.all([ask('vi'), ask('en'), ask('vi')]);
    expect(again.problems).toEqual(vi.problems);
    const places = (problems: typeof vi.problems) =>
      problems.map(({ file, line, element }) => ({ file, line, element }));
    expect(places(en.problems)).toEqual(places(vi.problems));
    expect(new Set(en.problems.map(({ file }) => file)).size).toBe(3);
    const isVietnamese = (text: string) =>
      /[ạảãàâậấầẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừíìịỉĩýỳỷỵỹđ]/i.test(text);
    const said = en.problems.map(({ message }) => message.replaceAll(/“[^”]*”/g, ''));
    expect(said.filter(isVietnamese)).toEqual([]);
    expect(vi.problems.every(({ message }) => isVietnamese(message))).toBe(true);
  });

  it('one that takes too long is refused, and the next is read as ever', async () => {
    const checker = openDraftChecker(content, { timeoutMs: 200, startMs: 60_000, memoryMb: 512 });
    const sound = await files();
    const keys = Array.from({ length: 9000 }, (_, place) => `k${place}: v`).join('\n');
    const heavy = checker.ask({ kind: 'check', code, files: { ...sound, 'procedure.yaml': keys }, lang: 'vi' });
    const light = checker.ask({ kind: 'preview', files: {} });
    await expect(heavy).rejects.toMatchObject({ code: 'design.too_heavy' });
    expect(await light).toBeUndefined();
  });
});
