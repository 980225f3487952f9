import { createHash } from 'node:crypto';
import type { MinistrySystems } from '#applications/dossiers/index.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import { listRegistrations, registerOnce, type Registration } from './ministry.queries.ts';

/**
 * Sổ của bộ, ngành (mô phỏng): takes a decided dossier once and gives back the number of its book. The simulators keep their books
 * here; numbers of those books are never minted by our own modules.
 */
export function createMinistryStandIn({ db, now }: { db: Db; now: Clock }): MinistrySystems {
  return {
    register: async (request) => {
      const on = vietnamDay(now());
      const personalId = request.newPerson ? inventPersonalId(request.dossierCode, request.newPerson) : null;
      const registration = await registerOnce(db, { ...request, on, personalId });
      return {
        ...writtenOf(registration),
        extra: registration.personalId ? { personalId: registration.personalId } : {},
      };
    },
    listRegistered: async (system, on) =>
      (await listRegistrations(db, { system, on })).map(({ dossierCode, ...registration }) => ({
        dossierCode,
        ...writtenOf(registration),
      })),
  };
}

const writtenOf = ({ number, year, registeredOn }: Registration) => ({
  number: String(number).padStart(2, '0'),
  book: String(year),
  registeredOn,
});

/** A personal number of the right form (province 026, century and sex, year) for a child registered in the demonstration. */
function inventPersonalId(seed: string, person: { birthDate: string; gender: string }): string {
  const year = Number(person.birthDate.slice(0, 4));
  const century = Math.floor(year / 100) - 19;
  const sexDigit = century * 2 + (person.gender === 'female' ? 1 : 0);
  const serial = Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16) % 1_000_000;
  return `026${sexDigit}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`;
}
