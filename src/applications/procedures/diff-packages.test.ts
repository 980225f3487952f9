import { describe, expect, it } from 'vitest';
import { changedPackage, type PackageChange, provinceContent } from '#testing/changed-package.ts';
import { knownNames } from '#applications/design/index.ts';
import { checkPackage } from './check-package.ts';
import { diffPackages } from './diff-packages.ts';

const known = await knownNames(provinceContent);

async function read(...changes: PackageChange[]) {
  const check = await checkPackage(await changedPackage('1.013225', ...changes), known);
  if (!check.ok) throw new Error(check.faults.join('\n'));
  return check.package;
}
const current = await read();

async function readPerformance(...changes: PackageChange[]) {
  const check = await checkPackage(await changedPackage('1.009397', ...changes), known);
  if (!check.ok) throw new Error(check.faults.join('\n'));
  return check.package;
}
const yaml = 'procedure.yaml';

describe('the difference between two versions', () => {
  it('tells another row of a decision table', async () => {
    const higher = { file: 'fees.dmn', find: '5000000', put: '6000000' };
    const told = diffPackages(await readPerformance(), await readPerformance(higher));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('sửa bảng quyết định “Phí thẩm định chương trình theo độ dài”: dòng 5');
    expect(told[0]?.text).toContain('6000000');
  });

  it('of the same content is nothing, whatever the files look like', async () => {
    expect(diffPackages(current, await read({ file: yaml, find: '# Giấy phép', put: '#\n# Giấy phép' }))).toEqual([]);
  });

  it.each<[string, PackageChange, string]>([
    [
      'a longer term',
      { file: yaml, find: 'term: 20 days', put: 'term: 30 days' },
      'sửa trường hợp “Công trình không theo tuyến”: thời hạn: 20 ngày → 30 ngày',
    ],
    ['another fee', { file: yaml, find: '100000', put: '150000' }, 'mức thu: 100.000 → 150.000'],
    [
      'a paper no longer asked for',
      { file: yaml, find: /  - id: neighbour-promise[\s\S]*?Đ46\n/, put: '' },
      'bỏ thành phần hồ sơ “Bản cam kết bảo đảm an toàn đối với công trình liền kề”',
    ],
    ['another name', { file: yaml, find: 'name: Cấp giấy phép xây dựng mới', put: 'name: Cấp GPXD mới' }, 'tên: “'],
    ['another rule of silence', { file: yaml, find: 'silence: escalate', put: 'silence: wait' }, 'cơ quan phối hợp'],
    [
      'a field that must be filled in',
      { file: 'form.json', find: /("id": "redLineM"[\s\S]*?)"decimals"/, put: '$1"required": true, "decimals"' },
      'sửa trường “Khoảng lùi so với chỉ giới đường đỏ (m)”: bắt buộc: không ghi → có',
    ],
    [
      'a step with less time',
      {
        file: 'process.bpmn',
        find: 'motcua:action="consult" motcua:time="4',
        put: 'motcua:action="consult" motcua:time="2',
      },
      'thời gian: 4 giờ làm việc → 2 giờ làm việc',
    ],
  ])('tells %s', async (_what, change, text) => {
    const changes = change.find instanceof RegExp && change.file === yaml ? [change, ...withoutPromise] : [change];
    const texts = diffPackages(current, await read(...changes)).map(({ text: told }) => told);
    expect(texts.join('\n')).toContain(text);
  });

  it('in English, for who reads the console in English', async () => {
    const put = 'motcua:action="consult" motcua:time="2';
    const changed = await read({ file: 'process.bpmn', find: 'motcua:action="consult" motcua:time="4', put });
    expect(diffPackages(current, changed, 'en')).toContainEqual(
      expect.objectContaining({
        partName: 'process',
        text: expect.stringContaining('time: 4 working hours → 2 working hours'),
      }),
    );
  });
});

/** Golden dossiers hand in no paper the package does not ask for. */
const withoutPromise: PackageChange[] = ['planning-sends-back', 'paper-in-turn-late'].map((name) => ({
  file: `golden/${name}.yaml`,
  find: /, neighbour-promise/,
  put: '',
}));
