import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { NationalDossier, ProgressRow } from '#applications/dossiers/index.ts';
import { addProgress, findKept, listKnown, listProgress, putKept } from './portal-book.queries.ts';

/** Sổ của Cổng Dịch vụ công quốc gia (mô phỏng). */
export type PortalBook = ReturnType<typeof createPortalBook>;

/** In the database, so that any number of processes keep one book and a kill loses nothing. */
export function createPortalBook({ db, now }: { db: Db; now: Clock }) {
  return {
    known: (codes: readonly string[]) => listKnown(db, codes),
    put: (dossiers: readonly NationalDossier[]) =>
      putKept(
        db,
        dossiers.map((content) => ({ code: content.MaHoSo, content })),
        now(),
      ),
    addProgress: (rows: readonly ProgressRow[]) =>
      addProgress(
        db,
        rows.map((content) => ({ code: content.MaHoSo, digest: sha256(canonicalJson(content)), content })),
      ),
    find: (code: string) => findKept(db, code),
    progressOf: (code: string) => listProgress(db, code),
  };
}
