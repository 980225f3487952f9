import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { axisSilences, documentStates, type DocumentRow } from './documents.contract.ts';
import { DocumentContent } from './documents.queries.ts';

const Direction = z.enum(['out', 'in']);
const State = z.enum(documentStates);
const Silence = z.enum(axisSilences);

/** How many documents stand in each state. */
export async function countDocuments(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('correspondence.document')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Documents somebody should look at, newest first. */
export async function listToLookAt(db: Db, limit: number): Promise<DocumentRow[]> {
  const rows = await db
    .selectFrom('correspondence.document')
    .selectAll()
    .where('state', 'in', ['waiting', 'refused', 'held'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...{ otherName: DocumentContent.parse(row.content).other, ...faultOf(row.fault) },
    ...{ id: row.id, direction: Direction.parse(row.direction), documentCode: row.document_code },
    ...{ other: row.other_code, dossierCode: row.dossier_code, state: State.parse(row.state), status: row.status },
    ...{ reason: row.reason, at: row.created_at.toISOString(), hasRaw: row.raw_sha256 !== null },
  }));
}

/** Kept as one text: a word of ours for an axis that said nothing, or its own words. */
function faultOf(kept: string): Pick<DocumentRow, 'fault' | 'silence'> {
  const silence = Silence.safeParse(kept);
  return silence.success ? { fault: '', silence: silence.data } : { fault: kept, silence: null };
}

export async function findRaw(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('correspondence.document')
    .select('raw_sha256')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.raw_sha256 ?? undefined;
}
