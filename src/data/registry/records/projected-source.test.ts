import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { exportOpenParts, putRecord, readerOf, readRegister, type Register } from '#data/registry/index.ts';
import { listRegisters } from '../reading/look-up-at-desk.ts';
import { listKept } from '../keeping/kept-registers.ts';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const specialist = await actor('tuphap.tichson');
const administrator = await actor('quantri');

function registerOf(name: string): Register {
  const register = deps.registers.get(name);
  if (!register) throw new Error(`no register ${name}`);
  return register;
}

const read = (register: string, kind: string, value: string, fields: string[]) =>
  readRegister(deps, {
    ...{ register, key: { kind, value }, fields, reader: readerOf(deps, specialist) },
    purpose: { kind: 'dossier', article: registerOf(register).article, dossierCode: '' },
  });

async function linesOf(register: string): Promise<string[][]> {
  const lines: string[][] = [];
  for await (const page of exportOpenParts(deps, registerOf(register))) lines.push(...page);
  return lines;
}

describe('units and code lists as registers', () => {
  it('are read as they hold today, by their own keys, and every record fits its schema', async () => {
    const [unit] = await linesOf('units');
    expect(await read('units', 'agencyCode', unit?.[0] ?? '', ['name', 'unitKind'])).toMatchObject({
      kind: 'found',
      fields: { name: unit?.[1] },
    });
    expect(await read('code-lists', 'entry', 'provinces/26', ['name'])).toMatchObject({ kind: 'none' });
    expect(await read('code-lists', 'entry', 'genders/male', ['name'])).toMatchObject({
      kind: 'found',
      fields: { name: 'Nam' },
    });
    expect(await read('units', 'agencyCode', 'không có', ['name'])).toEqual({ kind: 'none' });
  });

  it('are of nobody: no look is recorded, nobody is offered to look people up in them, nobody keeps them', async () => {
    await read('code-lists', 'entry', 'genders/male', ['name']);
    const looks = await db.selectFrom('registry.access').select('register').execute();
    expect(looks).toEqual([]);
    const offered = listRegisters(deps, 'vi').map(({ register }) => register);
    const kept = listKept(deps, { actor: administrator, lang: 'vi' }).map(({ register }) => register);
    for (const name of ['units', 'code-lists']) {
      expect(offered).not.toContain(name);
      expect(kept).not.toContain(name);
    }
  });

  it('are written nowhere but where they are kept', async () => {
    const change = {
      ...{ commandId: randomUUID(), at: now(), by: { id: null, name: 'Nhập' }, reason: 'Nhập', article: 'Đ4' },
      source: { kind: 'import', ref: 'x.csv:2' } as const,
    };
    const data = { agencyCode: 'H62.99', name: 'Sở Bịa' };
    await expect(
      inTransaction(db, (tx) => putRecord(tx, { register: registerOf('units'), data, change })),
    ).rejects.toThrow('not kept here');
  });

  it('are open data as a whole', async () => {
    expect((await linesOf('units')).length).toBeGreaterThan(150);
    expect((await linesOf('code-lists')).length).toBeGreaterThan(300);
  });
});
