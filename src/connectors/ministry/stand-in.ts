import { createHash } from 'node:crypto';
import type { MinistrySystems } from '#applications/dossiers/index.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import { registerOnce } from './ministry.queries.ts';

/**
 * Hệ thống của bộ, ngành (mô phỏng): takes a decided dossier once and gives back the number of its book. It stands in for the
 * national civil-status and business-register systems; numbers of those books are never minted by our own modules.
 */
export function createMinistryStandIn({ db, now }: { db: Db; now: Clock }): MinistrySystems {
  return {
    register: async (request) => {
      const on = vietnamDay(now());
      const personalId = request.newPerson ? inventPersonalId(request.dossierCode, request.newPerson) : null;
      const registration = await registerOnce(db, { ...request, on, personalId });
      return {
        number: String(registration.number).padStart(2, '0'),
        book: `${registration.year}`,
        registeredOn: registration.registeredOn,
        extra: registration.personalId ? { personalId: registration.personalId } : {},
      };
    },
  };
}

/** A personal number of the right form (province 026, century and sex, year) for a child registered in the demonstration. */
function inventPersonalId(seed: string, person: { birthDate: string; gender: string }): string {
  const year = Number(person.birthDate.slice(0, 4));
  const century = Math.floor(year / 100) - 19;
  const sexDigit = century * 2 + (person.gender === 'female' ? 1 : 0);
  const serial = Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16) % 1_000_000;
  return `026${sexDigit}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`;
}
