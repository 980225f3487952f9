import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { listAllEntries } from '#data/code-lists/index.ts';
import { listUnits } from '#data/organisation/index.ts';
import type { Register } from '../definition/read-registers.ts';
import type { RegisterSource } from '../register-source.ts';
import type { RecordData } from './record-change.ts';

type Projecting = { db: Db; now: Clock };

/** Bản ghi chiếu: what another module of the system keeps, as records of a register, in force today. Read only. */
export async function projectRecords({ db, now }: Projecting, { projects }: Register): Promise<RecordData[]> {
  const on = vietnamDay(now());
  switch (projects) {
    case 'units':
      return unitsOf(await listUnits(db, { on }));
    case 'code-lists':
      return (await listAllEntries(db, on)).map(({ list, code, name, nameEn }) => ({
        ...{ entry: `${list}/${code}`, list, code, name },
        ...(nameEn !== null && { nameEn }),
      }));
    case undefined:
      return [];
  }
}

function unitsOf(units: Awaited<ReturnType<typeof listUnits>>): RecordData[] {
  const codeOf = new Map(units.map(({ id, agencyCode }) => [id, agencyCode]));
  return units.map(({ agencyCode, name, kind, areaCode, parentUnitId }) => {
    const parentCode = parentUnitId === null ? undefined : codeOf.get(parentUnitId);
    return { agencyCode, name, unitKind: kind, area: areaCode, ...(parentCode !== undefined && { parentCode }) };
  });
}

/** A projected register as a source: one record by its key. */
export function projectedSource(deps: Projecting, register: Register): RegisterSource {
  const { subject, identifiers } = register;
  return {
    lookUp: async ({ kind, value }) => {
      if (!identifiers.some((known) => known.kind === kind)) return { kind: 'none' };
      const data = (await projectRecords(deps, register)).find((record) => record[kind] === value);
      return data ? { kind: 'found', record: { id: String(data[subject.number]), data } } : { kind: 'none' };
    },
  };
}
