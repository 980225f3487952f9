import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MinistrySystems, NewPerson } from '#applications/dossiers/index.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import { findChild, listRegistrations, registerOnce, type Registration } from './ministry.queries.ts';

const NewbornChild: z.ZodType<NewPerson> = z.object({
  name: z.string(),
  birthDate: z.string(),
  gender: z.enum(['male', 'female']),
  ethnicGroup: z.string().optional(),
  motherId: z.string().optional(),
  fatherId: z.string().optional(),
  residence: z
    .object({ district: z.string().optional(), commune: z.string().optional(), detail: z.string().optional() })
    .optional(),
});

/** A child registered by a birth registration, with where it stands in the book. */
export type Newborn = {
  personalId: string;
  child: NewPerson;
  unitCode: string;
  number: string;
  book: string;
  registeredOn: string;
};

/** What the simulators of the registers ask of the books besides. */
export type MinistryBooks = Pick<MinistrySystems, 'listRegistered'> & {
  /** A book does not ask on what ground it is told. */
  register: (
    request: Omit<Parameters<MinistrySystems['register']>[0], 'ground'>,
  ) => ReturnType<MinistrySystems['register']>;
  findNewborn: (personalId: string) => Promise<Newborn | undefined>;
};

/**
 * Sổ của bộ, ngành (mô phỏng): takes a decided dossier once and gives back the number of its book. The simulators keep their books
 * here; numbers of those books are never minted by our own modules.
 */
export function createMinistryStandIn({ db, now }: { db: Db; now: Clock }): MinistryBooks {
  return {
    register: async (request) => {
      const on = vietnamDay(now());
      const personalId = request.newPerson ? inventPersonalId(request.dossierCode, request.newPerson) : null;
      const registration = await registerOnce(db, { ...request, on, personalId, child: request.newPerson });
      return {
        ...writtenOf({ ...request, ...registration }),
        extra: registration.personalId ? { personalId: registration.personalId } : {},
      };
    },
    listRegistered: async (system, on) =>
      (await listRegistrations(db, { system, on })).map(({ dossierCode, ...registration }) => ({
        dossierCode,
        ...writtenOf({ system, ...registration }),
      })),
    findNewborn: async (personalId) => {
      const found = await findChild(db, personalId);
      const child = NewbornChild.safeParse(found?.child);
      if (!found || !child.success) return undefined;
      return {
        personalId,
        child: child.data,
        unitCode: found.unitCode,
        ...writtenOf({ system: 'civil-status', ...found }),
      };
    },
  };
}

type Written = Registration & { system: string; unitCode: string };

const writtenOf = ({ system, unitCode, number, year, registeredOn }: Written) => ({
  number:
    system === 'business-register' ? householdNumber(unitCode, { number, year }) : String(number).padStart(2, '0'),
  book: String(year),
  registeredOn,
});

const letters = 'ABCDEFGHIKLMNOPQRSTUVXY';

/**
 * Mã số hộ kinh doanh in the form of NĐ 01/2021 Đ83: two digits of the province, a letter of the district, 8 for a household
 * business, six digits. Which letters the ministry's appendix gives the districts is not known here: taken from the unit's code.
 */
function householdNumber(unitCode: string, { number, year }: { number: number; year: number }): string {
  const district = Number(/^[A-Z]\d{2}\.(\d{2})/.exec(unitCode)?.[1] ?? 0);
  return `26${letters.charAt(district % letters.length)}8${String(year % 100).padStart(2, '0')}${String(number).padStart(4, '0')}`;
}

/** A personal number of the right form (province 026, century and sex, year) for a child registered in the demonstration. */
function inventPersonalId(seed: string, person: { birthDate: string; gender: string }): string {
  const year = Number(person.birthDate.slice(0, 4));
  const century = Math.floor(year / 100) - 19;
  const sexDigit = century * 2 + (person.gender === 'female' ? 1 : 0);
  const serial = Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16) % 1_000_000;
  return `026${sexDigit}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`;
}
