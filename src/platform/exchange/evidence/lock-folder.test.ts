import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '#infrastructure/crypto.ts';
import { EvidenceLogInUse, lockFolder } from './lock-folder.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'motcua-lock-'));
/** Of a process that has this number no longer. */
const left = `${process.ppid} 1`;

async function lockAtOnce(folder: string, many: number) {
  const tried = await Promise.allSettled(Array.from({ length: many }, () => lockFolder(folder)));
  const refused = tried.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.filter((reason) => !(reason instanceof EvidenceLogInUse))).toEqual([]);
  return tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

it.each([
  ['a free folder', []],
  ['a lock that was left', [['dang-dung', left]]],
  ['a lock that was left half written', [['dang-dung', '']]],
  [
    'one that was left by who was taking it over',
    [
      ['dang-dung', left],
      [`dang-dung-${sha256(left)}`, `${process.ppid} 2`],
    ],
  ],
])('of several at the same instant one gets %s, every time', async (_what, files) => {
  for (let round = 0; round < 40; round += 1) {
    const folder = newFolder();
    for (const [name, text] of files) writeFileSync(join(folder, name ?? ''), text ?? '');
    const unlocks = await lockAtOnce(folder, 6);
    expect(unlocks).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['dang-dung']);
    await unlocks[0]?.();
    expect(readdirSync(folder)).toEqual([]);
    expect(await lockAtOnce(folder, 2)).toHaveLength(1);
  }
});
