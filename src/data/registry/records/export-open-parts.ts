import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { projectRecords } from './projected-source.ts';
import { demandOwned } from './put-record.ts';
import { listOpenParts } from './records.queries.ts';

const recordsAtOnce = 5000;

/** Phần dữ liệu mở: the open fields of the records in force, and nothing else, a page of lines at a time in the order of `open`. */
export async function* exportOpenParts(
  { db, now }: { db: Db; now: Clock },
  register: Register,
): AsyncGenerator<string[][]> {
  const { open, register: name } = register;
  if (register.projects) {
    const records = await projectRecords({ db, now }, register);
    return yield records.map((data) => open.map((path) => textOf(data[path])));
  }
  demandOwned(register);
  if (open.length === 0) return;
  const on = vietnamDay(now());
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listOpenParts>> = await listOpenParts(db, {
      register: name,
      on,
      after,
      limit: recordsAtOnce,
    });
    yield page.map(({ data }) => open.map((path) => textOf(data[path])));
    after = page.at(-1)?.id ?? null;
    if (page.length < recordsAtOnce) return;
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
