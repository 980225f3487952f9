import { expect, it } from 'vitest';
import { fold } from './fold.browser.ts';

it('lets words with and without marks meet', () => {
  expect(fold(' Thị trấn Đại Đình ')).toBe('thi tran dai dinh');
  expect(fold('Phường Tích Sơn')).toBe('phuong tich son');
});
