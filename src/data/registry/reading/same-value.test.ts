import { describe, expect, it } from 'vitest';
import { isSame } from './same-value.ts';

describe('comparing a claimed value with a register', () => {
  it.each([
    ['Nguyễn Thị Hòa', 'NGUYỄN THỊ HOÀ'],
    ['Trần  Văn Thuý ', 'Trần Văn Thúy'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Lan'],
    ['1985', '1985-09-02'],
    ['1985-09-02', '1985-09'],
  ])('%s is the same as %s', (claimed, known) => expect(isSame(claimed, known)).toBe(true));

  it.each([
    ['Nguyen Thi Hoa', 'Nguyễn Thị Hòa'],
    ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa'],
    ['1985-09-03', '1985-09-02'],
    ['', undefined],
  ])('%s is not the same as %s', (claimed, known) => expect(isSame(claimed, known)).toBe(false));
});
