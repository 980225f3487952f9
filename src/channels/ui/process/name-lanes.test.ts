import { describe, expect, it } from 'vitest';
import { roleName, withRoleNames } from './name-lanes.ts';
import { processVi } from './process.vi.ts';

const t = (key: keyof typeof processVi) => processVi[key];

describe('roles are called by their names', () => {
  it('in lanes, and in what the checks say; other words stay', () => {
    expect(roleName('clerk', t)).toBe('Văn thư');
    expect(roleName('Làn lạ', t)).toBe('Làn lạ');
    expect(withRoleNames('bước “Ký” đang ở làn “reception_officer”; thuộc làn leader.', t)).toBe(
      'bước “Ký” đang ở làn “Tiếp nhận hồ sơ”; thuộc làn Lãnh đạo ký.',
    );
  });
});
