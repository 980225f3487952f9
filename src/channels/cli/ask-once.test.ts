import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askOnceCommand } from './ask-once.ts';

afterEach(() => vi.restoreAllMocks());

async function printed(...args: string[]): Promise<string> {
  const out: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(text));
  expect(await askOnceCommand(args)).toBe(0);
  return out.join('\n');
}

describe('motcua ask-once', () => {
  it('of the catalogue says that it counts papers only, and counts fields of the packages there are', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'motcua-ask-once-')), 'catalogue.json');
    const procedure = (code: string, name: string, ...documents: string[]) => ({
      ...{ code, name },
      cases: [{ documents: documents.map((document) => ({ name: document })) }],
    });
    writeFileSync(
      file,
      JSON.stringify([
        procedure('1.001193', 'Đăng ký khai sinh', 'Giấy chứng sinh'),
        procedure('9.999999', 'Thủ tục khác', 'Giấy tờ khác'),
      ]),
    );
    const text = await printed(file);
    expect(text).toMatch(/^2 thủ tục: có thể không bắt nộp \d+ trong 2 giấy tờ\.$/m);
    expect(text).toContain('không có tờ khai điện tử; vì vậy ở trên chỉ đếm giấy tờ.');
    expect(text).toContain('Trong 2 thủ tục ấy, 1 gói thủ tục của tỉnh có tờ khai');
    expect(text).toMatch(/^1\.001193 .*: \d+\/\d+ giấy tờ, \d+\/\d+ thông tin Nhà nước đã có$/m);
    expect(text).toMatch(/^1 thủ tục: .* không bắt khai \d+ trong \d+ thông tin\.$/m);
  });

  it('of packages counts both', async () => {
    const text = await printed('content/vinh-phuc/procedures/1.001193');
    expect(text).not.toContain('chỉ đếm giấy tờ');
    expect(text).toMatch(/thông tin; ở đây:/);
  });
});
