import type { Actor } from '#infrastructure/actor.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import type { UnitCalendars } from '#platform/calendar/index.ts';
import type { CertificateDeps } from '../certificates/certificate-deps.ts';
import type { ApplyDeps } from '../declared/apply-file.ts';
import type { ExchangeRules } from './exchange-rules.ts';
import type { IsManagerUnit } from './exchange.policy.ts';
import type { OwnerChoice } from './management.contract.ts';
import type { StepBy } from './grants.queries.ts';

export type ManagementDeps = {
  db: Db;
  now: Clock;
  rules: ExchangeRules;
  sealing: Sealing;
  /** Where agreements are kept, with all other files. */
  storage: Storage;
  /** Port: name and id of the unit with an agency code; undefined when it is of nobody here. */
  findUnit: (agencyCode: string) => Promise<{ id: string; name: string } | undefined>;
  /** Port: units of today by part of their name, marks ignored. */
  searchUnits: (name: string) => Promise<OwnerChoice[]>;
  /** Port: agency code and name of a unit today. */
  findOwner: (unitId: string) => { code: string; name: string } | undefined;
  /** Port: accounts of who leads or works in a unit, for notices. */
  officialsOf: (unitId: string) => string[];
  /** Port: runs the consumer's tests of a grant now. */
  runTests: (grantId: string) => Promise<unknown>;
  /** Port: tells somebody that an official has read what was exchanged about them. */
  tellBodiesRead: (tx: Tx, read: BodiesRead) => Promise<void>;
  isManagerUnit: IsManagerUnit;
  calendars: UnitCalendars;
  /** Whether a mail server is set. */
  sendsMail: boolean;
  allowLoopback: ApplyDeps['allowLoopback'];
  authorities: CertificateDeps['authorities'];
  publicUrl: string;
};

/** Lượt xem nội dung đã lưu of an exchange about a person or an enterprise. */
export type BodiesRead = {
  at: Date;
  service: string;
  subject: { kind: 'person' | 'enterprise'; number: string };
  reader: { accountId: string; unitId: string | null; unitName: string; postTitle: string };
  article: string;
  reason: string;
  fields: readonly string[];
};

/** Who takes a step, as its history tells it. */
export function stepBy(actor: Actor): StepBy {
  return { accountId: actor.id, name: actor.name, unitName: actor.posts[0]?.unitName ?? '' };
}
