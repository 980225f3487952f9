import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { readConfig } from '#infrastructure/config/config.ts';
import { exchangeEn, exchangeVi } from '#platform/exchange/index.ts';
import { buildCertificateOffice } from '#testing/certificate-office.ts';
import { buildRequest } from '#testing/certificate-request.ts';
import { buildOffice } from '#testing/office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { runCommand, type CommandRoot } from './command.ts';
import { lgspCommand } from './lgsp.ts';

const { db } = await testDatabase();
const now = () => new Date();
const office = await buildCertificateOffice(db, { now });
const { deps } = await buildOffice(db, now);
const root: CommandRoot = {
  withSystem: (work) => work({ deps, config: readConfig({}) }),
  texts: async () => ({ vi: exchangeVi, en: exchangeEn }),
};
const folder = mkdtempSync(join(tmpdir(), 'motcua-csr-'));
const [file, out] = [join(folder, 'giao-duc.csr'), join(folder, 'giao-duc.pem')];
afterEach(() => vi.restoreAllMocks());

async function request(system: string, path = file): Promise<[code: number, said: string]> {
  const said: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)));
  const code = await runCommand(lgspCommand, ['request-certificate', system, path, '--out', out], root);
  return [code, said.join('\n')];
}

it('a certificate asked for by command waits for approval, and the same command takes it then', async () => {
  const made = await buildRequest();
  // As a program writes it that knows no PEM.
  writeFileSync(file, Buffer.from(made.der, 'base64url'));
  expect(await request('giao-duc')).toEqual([1, expect.stringMatching(/chờ cơ quan quản lý nền tảng duyệt; dấu khóa/)]);
  expect((await request('giao-duc'))[0]).toBe(1);
  const { request: waiting } = await office.viewOf(office.manager, 'giao-duc');
  expect((await request('giao-duc'))[1]).toContain(waiting?.keyMark);
  await office.decide(office.manager, waiting?.id ?? '', 'approve');
  expect(await request('giao-duc')).toEqual([0, '']);
  expect(new X509Certificate(readFileSync(out)).subject).toContain('CN=giao-duc.lgsp.internal');
});

it('one that is wrong is refused in a sentence', async () => {
  expect((await request('khong-co'))[1]).toBe('Không có hệ thống khong-co.');
  writeFileSync(file, (await buildRequest()).csr);
  expect((await request('y-te'))[1]).toContain('không phải của hệ thống');
  expect((await request('y-te', join(folder, 'khong-co.csr')))[1]).toContain('Không đọc được tệp');
  expect(await runCommand(lgspCommand, ['request-certificate', 'y-te'], root)).toBe(1);
});
