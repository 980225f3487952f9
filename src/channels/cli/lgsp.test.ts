import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { runCommand, type CommandRoot } from './command.ts';
import { lgspCommand } from './lgsp.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-lgsp-'));
const root: CommandRoot = {
  withSystem: () => Promise.reject(new Error('a proof is checked without the system')),
  texts: async () => ({ vi: {}, en: {} }),
};
afterEach(() => vi.restoreAllMocks());

async function check(text: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'bang-chung.json');
  writeFileSync(file, text);
  const said: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)));
  expect(await runCommand(lgspCommand, ['check-proof', file, ...options], root)).toBe(1);
  return said.join('\n').replaceAll(folder, '…');
}

const digest = '0'.repeat(64);
const seal = {
  ...{ gateway: 'cong-1', number: 1, from: 1, count: 1, root: digest, previous: digest },
  ...{ at: '2026-11-29T02:00:00Z', signature: 'eA' },
};
const proof = { line: { seq: 1, sections: {} }, steps: [], seal, publicKey: 'A'.repeat(43) };
const noProof = 'Tệp …/bang-chung.json không phải bằng chứng';

it('a proof of nothing is refused in a sentence, whatever the file holds', async () => {
  expect(await check('{')).toContain(noProof);
  expect(await check('[]')).toContain(noProof);
  expect(await check(JSON.stringify({ ...proof, publicKey: 'không phải khóa' }))).toContain(noProof);
  // As many leaves as it says would be made up in memory.
  expect(await check(JSON.stringify({ ...proof, seal: { ...seal, count: 4_000_000_000 } }))).toContain(noProof);
  expect(await check(JSON.stringify(proof))).toContain('Bằng chứng SAI');
});

it('a file of authorities that is none is told of, and not taken for a stamp that is wrong', async () => {
  writeFileSync(join(folder, 'ca.pem'), 'không phải PEM');
  const said = await check(JSON.stringify(proof), '--ca', join(folder, 'ca.pem'));
  expect(said).toContain('Tệp …/ca.pem không có chứng thư (PEM) nào đọc được.');
  expect(await check(JSON.stringify(proof), '--ca', join(folder, 'khong-co.pem'))).toContain('Không đọc được tệp');
});

it('an option nobody knows is told of', async () => {
  expect(await check(JSON.stringify(proof), '--khoa', 'x')).toContain('Không hiểu tham số của lệnh: check-proof');
});
