import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { inTransaction, send } from '#infrastructure/database/transaction.ts';

export type Registration = { number: number; year: number; personalId: string | null; registeredOn: string };
type Request = {
  system: string;
  dossierCode: string;
  unitCode: string;
  on: string;
  personalId: string | null;
  child: unknown;
};

/** Registers once: a dossier sent again gets the number it has. Numbers run by system, unit and year. */
export async function registerOnce(db: Db, request: Request): Promise<Registration> {
  return inTransaction(db, async (tx) => {
    const year = Number(request.on.slice(0, 4));
    const book = `${request.system}/${request.unitCode}/${year}`;
    send(tx, sql`select pg_advisory_xact_lock(hashtextextended(${book}, 0))`.compile(tx));
    const asked = tx
      .selectFrom('ministry_stand_in.registration')
      .select(['number', 'year', 'personal_id', 'registered_on'])
      .where('system', '=', request.system)
      .where('dossier_code', '=', request.dossierCode)
      .executeTakeFirst();
    const askedLast = tx
      .selectFrom('ministry_stand_in.registration')
      .select((select) => select.fn.max('number').as('number'))
      .where('system', '=', request.system)
      .where('unit_code', '=', request.unitCode)
      .where('year', '=', year)
      .executeTakeFirst();
    const [known, last] = await Promise.all([asked, askedLast]);
    if (known)
      return {
        number: known.number,
        year: known.year,
        personalId: known.personal_id,
        registeredOn: known.registered_on,
      };
    const number = (last?.number ?? 0) + 1;
    insertRows(tx, 'ministry_stand_in.registration', [
      {
        system: request.system,
        dossier_code: request.dossierCode,
        number,
        year,
        unit_code: request.unitCode,
        personal_id: request.personalId,
        child: request.child === null ? null : JSON.stringify(request.child),
        registered_on: request.on,
      },
    ]);
    return { number, year, personalId: request.personalId, registeredOn: request.on };
  });
}

/** What a system registered on a day, in the order of its numbers. */
export async function listRegistrations(
  db: Db,
  { system, on }: { system: string; on: string },
): Promise<(Registration & { dossierCode: string; unitCode: string })[]> {
  const rows = await db
    .selectFrom('ministry_stand_in.registration')
    .select(['dossier_code', 'unit_code', 'number', 'year', 'personal_id', 'registered_on'])
    .where('system', '=', system)
    .where('registered_on', '=', on)
    .orderBy('unit_code')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    dossierCode: row.dossier_code,
    unitCode: row.unit_code,
    number: row.number,
    year: row.year,
    personalId: row.personal_id,
    registeredOn: row.registered_on,
  }));
}

/** Who was registered under a personal number. */
export async function findChild(
  db: Db,
  personalId: string,
): Promise<(Registration & { child: unknown; unitCode: string }) | undefined> {
  const row = await db
    .selectFrom('ministry_stand_in.registration')
    .select(['number', 'year', 'personal_id', 'registered_on', 'child', 'unit_code'])
    .where('personal_id', '=', personalId)
    .executeTakeFirst();
  return (
    row && {
      ...{ number: row.number, year: row.year, personalId: row.personal_id, registeredOn: row.registered_on },
      ...{ child: row.child, unitCode: row.unit_code },
    }
  );
}
