import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import {
  findXml,
  listDelivered,
  listOfDay,
  listStatuses,
  listUntaken,
  markTaken,
  putMessage,
  type AxisMessage,
} from './axis-book.queries.ts';

/** Sổ của trục liên thông văn bản (mô phỏng). */
export type AxisBook = ReturnType<typeof createAxisBook>;

/** In the database, so that any number of processes keep one book and a kill loses nothing. */
export function createAxisBook({ db, now }: { db: Db; now: Clock }) {
  return {
    put: (message: AxisMessage) => putMessage(db, message, now()),
    waiting: (head: string) => listUntaken(db, head),
    ofDay: (head: string, on: string) => listOfDay(db, { head, on }),
    delivered: (head: string) => listDelivered(db, head),
    statusesOf: (documentCode: string) => listStatuses(db, documentCode),
    find: (id: string) => findXml(db, id),
    taken: (id: string) => markTaken(db, id, now()),
  };
}
