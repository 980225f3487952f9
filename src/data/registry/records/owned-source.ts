import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Register, Registers } from '../definition/read-registers.ts';
import type { RegisterSource } from '../register-source.ts';
import { projectedSource } from './projected-source.ts';
import { demandOwned } from './put-record.ts';
import { findRecordById, findRecordInForce } from './records.queries.ts';

type Owned = { db: Db; register: Register; now: Clock };

/** The key by which a keeper opens a record found by name; never a number anybody has. */
export const recordKeyKind = 'record';

/**
 * Nguồn của cơ sở dữ liệu do tỉnh quản lý: the record in force today; of several with one key, the newest. By its own id also one that
 * has ended or was merged, for its keeper.
 */
export function ownedSource({ db, register, now }: Owned): RegisterSource {
  demandOwned(register);
  const isKey = new Set(register.identifiers.map(({ kind }) => kind));
  return {
    lookUp: async (key) => {
      if (key.kind === recordKeyKind) {
        const record = await findRecordById(db, { register: register.register, id: key.value });
        return record ? { kind: 'found', record } : { kind: 'none' };
      }
      if (!isKey.has(key.kind)) return { kind: 'none' };
      const on = vietnamDay(now());
      const record = await findRecordInForce(db, { register: register.register, key, on });
      return record ? { kind: 'found', record: { id: record.id, data: record.data } } : { kind: 'none' };
    },
  };
}

/** One source for each register the province owns. */
export function ownedSources({
  db,
  registers,
  now,
}: {
  db: Db;
  registers: Registers;
  now: Clock;
}): Readonly<Record<string, RegisterSource>> {
  const owned = [...registers.values()].filter(({ kind }) => kind === 'owned');
  const sourceOf = (register: Register) =>
    register.projects ? projectedSource({ db, now }, register) : ownedSource({ db, register, now });
  return Object.fromEntries(owned.map((register) => [register.register, sourceOf(register)]));
}
