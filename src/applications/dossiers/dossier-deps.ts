import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { RuleProfile, UnitCalendars } from '#platform/calendar/index.ts';
import type { Directory } from '#data/organisation/index.ts';
import type { Registers } from '#data/registry/index.ts';
import type { SendingGround } from '#platform/exchange/index.ts';
import type { CodeLists } from '#platform/forms/index.ts';
import type { Registered } from './registrations/compare-registrations.ts';

/** What the use cases of dossiers stand on; wired by the composition root. */
export type DossierDeps = {
  db: Db;
  now: Clock;
  calendars: UnitCalendars;
  /** Hồ sơ quy tắc of the regime in force on a day. */
  rulesOn: (on: string) => RuleProfile;
  codeLists: CodeLists;
  organisation: Directory;
  /** Cơ sở dữ liệu dùng chung, for their names. */
  registers: Registers;
  /** Address people open the system at; in QR codes and notices. */
  publicUrl: string;
};

/**
 * What a step inside a transaction stands on: everything but the pool. A second connection taken while one is held would let many
 * requests wait for each other for ever, so the type does not offer it; use the transaction.
 */
export type InTransaction = Omit<DossierDeps, 'db'>;

/** What a ministry's system is told of a decided dossier. */
export type RegistrationRequest = {
  system: string;
  dossierCode: string;
  unitCode: string;
  /** A person not yet in the population register (birth registration): the ministry gives the personal number. */
  newPerson: NewPerson | null;
  ground: SendingGround;
};

/** Trẻ được đăng ký khai sinh, as far as the dossier says; parents by their personal numbers. */
export type NewPerson = {
  name: string;
  birthDate: string;
  gender: 'male' | 'female';
  ethnicGroup?: string | undefined;
  motherId?: string | undefined;
  fatherId?: string | undefined;
  residence?: { district?: string | undefined; commune?: string | undefined; detail?: string | undefined } | undefined;
};

export type RegistrationAnswer = { number: string; book: string; registeredOn: string; extra: Record<string, string> };

/**
 * Port: ministries' systems that issue results themselves; sending a dossier again gives the same answer. Both throw when the system
 * gives no answer that can be used.
 */
export type MinistrySystems = {
  register: (request: RegistrationRequest) => Promise<RegistrationAnswer>;
  /** What a system registered on a day. */
  listRegistered: (system: string, on: string) => Promise<Registered[]>;
};
