import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { CodeListCache } from '#data/code-lists/index.ts';
import type { Directory } from '#data/organisation/index.ts';
import type { UnitCalendars } from '#platform/calendar/index.ts';
import type { DataAccessRules } from '../definition/data-access-rules.ts';
import type { Registers } from '../definition/read-registers.ts';
import type { RegisterSource } from '../register-source.ts';

/** Người, tổ chức mà dữ liệu nói về: by personal number, or by enterprise code. */
export type Subject = { readonly kind: 'person' | 'enterprise'; readonly number: string };

/** Port: whether an open dossier of one of these units concerns this person or enterprise. */
export type ConcernsDossier = (asked: {
  dossierCode: string;
  subject: Subject;
  unitIds: readonly string[];
}) => Promise<boolean>;

export type RegistryDeps = {
  db: Db;
  now: Clock;
  registers: Registers;
  /** By register; one that is absent counts as down. */
  registerSources: Readonly<Record<string, RegisterSource>>;
  concernsDossier: ConcernsDossier;
  dataAccessRules: DataAccessRules;
  /** Names of codes, for showing what a record says; entries, for choosing what it shall say. */
  codeLists: Pick<CodeListCache, 'name' | 'entries'>;
  organisation: Directory;
  calendars: UnitCalendars;
};
