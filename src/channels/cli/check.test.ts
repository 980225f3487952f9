import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkCommand } from './check.ts';
import { dryRunCommand } from './dry-run.ts';

const content = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));
let broken = '';

beforeAll(async () => {
  broken = await mkdtemp(join(tmpdir(), 'motcua-broken-'));
  await cp(join(content, 'procedures', '2.000815'), join(broken, 'copies'), { recursive: true });
  await cp(join(content, 'procedures', '1.001193'), join(broken, 'birth'), { recursive: true });
  const yaml = join(broken, 'copies', 'procedure.yaml');
  await writeFile(yaml, (await readFile(yaml, 'utf8')).replace('2 working days', '2 fortnights'));
  const golden = join(broken, 'birth', 'golden', 'refused.yaml');
  await writeFile(golden, (await readFile(golden, 'utf8')).replace('feesVnd: 0', 'feesVnd: 5'));
});
afterAll(() => rm(broken, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(command: (args: string[]) => Promise<number>, ...args: string[]) {
  const out: unknown[] = [];
  const err: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(text));
  const code = await command(args);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('check', () => {
  it('passes every package of the province', async () => {
    const { code, out, err } = await run(checkCommand, content);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('✓ 1.001193 Đăng ký khai sinh');
    expect(out).toMatch(/Đã kiểm tra \d+ gói, không có lỗi\./);
    expect(out).not.toContain('chưa có lời giải thích');
  });

  it('names the fields nobody explains, which is no fault', async () => {
    const form = join(broken, 'silent', 'form.json');
    await cp(join(content, 'procedures', '1.001193'), join(broken, 'silent'), { recursive: true });
    const text = await readFile(form, 'utf8');
    await writeFile(form, text.replace(/"help": "Chọn “Có” chỉ khi trẻ bị bỏ rơi[^\n]*\n\s*"helpEn"[^\n]*\n/, ''));
    const { code, out } = await run(checkCommand, join(broken, 'silent'));
    await rm(join(broken, 'silent'), { recursive: true });
    expect(code).toBe(0);
    expect(out).toContain('1 trường chưa có lời giải thích (help), nên viết thêm: child.abandoned');
  });

  it('passes one package given alone', async () => {
    expect((await run(checkCommand, join(content, 'procedures', '2.000815'))).out).toContain('Đã kiểm tra 1 gói');
  });

  it('names file and line of a fault, and still judges the packages beside it', async () => {
    const { code, out, err } = await run(checkCommand, broken);
    expect([code, err.split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(/copies[\\/]procedure\.yaml, dòng \d+: không hiểu thời hạn “2 fortnights”/);
    expect(out).toContain('✓ 1.001193');
    expect(out).toContain('Đã kiểm tra 2 gói, có 1 lỗi.');
  });
});

describe('dry-run', () => {
  it('plays every golden dossier of the province', async () => {
    const { code, out, err } = await run(dryRunCommand, content);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Ba bản sao của bản chính năm trang: phí, lệ phí 21.000 đồng');
    expect(out).toContain('tất cả đúng như mong đợi');
  });

  it('says what came out otherwise', async () => {
    const { code, out, err } = await run(dryRunCommand, broken);
    expect(code).toBe(1);
    expect(err).toContain('✗ 1.001193 Từ chối vì trẻ đã được đăng ký khai sinh\n    feesVnd: mong đợi 5, thực tế 0');
    expect(err).toContain('không hiểu thời hạn');
    expect(out).toContain('✓ 1.001193 Khai sinh nộp trực tuyến');
  });
});

describe('both', () => {
  it.each([
    [checkCommand, ['/no/such/folder'], 'Không thấy gói thủ tục nào trong “/no/such/folder”'],
    [checkCommand, [], 'Cách dùng: motcua check'],
    [dryRunCommand, [join(content, 'rules')], 'Không thấy gói thủ tục nào'],
    [dryRunCommand, ['one', 'two'], 'Cách dùng: motcua dry-run'],
  ])('answer %o of %j with one sentence and 1', async (command, args, sentence) => {
    const { code, out, err } = await run(command, ...args);
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1]);
    expect(err).toContain(sentence);
  });
});
