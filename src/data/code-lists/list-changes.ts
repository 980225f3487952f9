import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { listAllEntries } from './code-lists.queries.ts';
import { lockTold, writeTold, type ToldEntries } from './told.queries.ts';

type Entry = { code: string; name: string };
/** Thay đổi của một danh mục since others were last told; `version` counts them. */
export type ListChange = {
  list: string;
  version: number;
  on: string;
  added: readonly Entry[];
  renamed: readonly Entry[];
  ended: readonly Entry[];
};

/**
 * Báo các danh mục đã thay đổi: by new content, or because a day came on which entries begin or end. `tell` runs in the transaction that
 * remembers what was told. Of a list nobody was told of yet, what it is now is the beginning, and no change.
 */
export async function tellListChanges(
  { db, now }: { db: Db; now: Clock },
  tell: (tx: Tx, change: ListChange) => Promise<void>,
): Promise<number> {
  const on = vietnamDay(now());
  return inTransaction(db, async (tx) => {
    const told = await lockTold(tx);
    const lists = Map.groupBy(await listAllEntries(tx, on), ({ list }) => list);
    let changes = 0;
    for (const list of new Set([...told.keys(), ...lists.keys()])) {
      const entries = Object.fromEntries((lists.get(list) ?? []).map(({ code, name }) => [code, name]));
      const before = told.get(list);
      const difference = before ? differenceOf(before.entries, entries) : nothing;
      const hasChanged = Object.values(difference).some((part) => part.length > 0);
      if (before && !hasChanged) continue;
      const version = (before?.version ?? 0) + 1;
      if (!(await writeTold(tx, list, { version, entries })) || !hasChanged) continue;
      await tell(tx, { list, version, on, ...difference });
      changes += 1;
    }
    return changes;
  });
}

const nothing = { added: [], renamed: [], ended: [] };

function differenceOf(before: ToldEntries, after: ToldEntries): Pick<ListChange, 'added' | 'renamed' | 'ended'> {
  const of = (entries: ToldEntries) => Object.entries(entries).map(([code, name]) => ({ code, name }));
  return {
    added: of(after).filter(({ code }) => !Object.hasOwn(before, code)),
    renamed: of(after).filter(({ code, name }) => Object.hasOwn(before, code) && before[code] !== name),
    ended: of(before).filter(({ code }) => !Object.hasOwn(after, code)),
  };
}
