import { describe, expect, it } from 'vitest';
import { changedPackage, provinceContent, type PackageChange } from '#testing/changed-package.ts';
import { goldenGround, knownNames } from '#applications/design/index.ts';
import { checkPackage } from '../../procedures/check-package.ts';
import { playGolden } from './play-golden.ts';

const [known, ground] = await Promise.all([knownNames(provinceContent), goldenGround(provinceContent)]);
const golden = 'golden/refused.yaml';

describe('a dry run tells', () => {
  it.each<[string, PackageChange, string]>([
    [
      'a wrong form',
      { file: golden, find: "personalId: '026192000123'", put: "personalId: '12'" },
      'tờ khai, mother.personalId',
    ],
    ['a missing paper', { file: golden, find: 'documents: [birth-note]', put: 'documents: []' }, 'Giấy chứng sinh'],
    [
      'a step nobody may take now',
      { file: golden, find: 'action: assign', put: 'action: issue' },
      'bước 2 (issue) không làm được: lúc này hồ sơ đã tiếp nhận',
    ],
    [
      'a step for which the process has no task',
      { file: golden, find: 'action: assign', put: 'action: propose' },
      'bước 2 (propose) không làm được',
    ],
    ['steps in the wrong order', { file: golden, find: 'T10:30, action: sign', put: 'T07:30, action: sign' }, 'bước 4'],
    ['another end', { file: golden, find: 'outcome: refuse', put: 'outcome: grant' }, 'bước 5 (issue) không làm được'],
    [
      'another due date',
      { file: golden, find: 'dueOn: 2026-06-02', put: 'dueOn: 2026-06-05' },
      'dueOn: mong đợi 2026-06-05, thực tế 2026-06-02',
    ],
    ['other fees', { file: golden, find: 'feesVnd: 0', put: 'feesVnd: 1' }, 'feesVnd: mong đợi 1, thực tế 0'],
  ])('%s', async (_what, change, difference) => {
    const check = await checkPackage(await changedPackage('1.001193', change), known);
    if (!check.ok) throw new Error(check.faults.join('\n'));
    const played = check.package.goldens.map((one) => playGolden(check.package, one, ground));
    expect(played.flatMap(({ differences }) => differences).join('\n')).toContain(difference);
  });
});
