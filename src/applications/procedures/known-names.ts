import type { RegisterNames } from './ask-once/check-ask-once.ts';
import type { ReceiptPolicy, UnitCalendar } from '#platform/calendar/index.ts';

/** A plain stretch of the calendar on which times are laid out to be compared: a working morning with no holiday near. */
export type ReferenceTime = UnitCalendar & { from: Date; policyOf: (code: string) => ReceiptPolicy };

/** What a package may name that lives elsewhere: code lists, kinds of unit, templates of papers. */
export type KnownNames = {
  hasSector: (code: string) => boolean;
  hasLifeEvent: (code: string) => boolean;
  hasUnitKind: (kind: string) => boolean;
  hasCodeList: (name: string) => boolean;
  /** All codes a list ever had; undefined of one that is not the content's to say. */
  codesOf: (list: string) => readonly string[] | undefined;
  hasTemplate: (name: string) => boolean;
  /** Fields of the form a template prints by name. */
  formPathsOf: (template: string) => readonly string[];
  /** What registers know, and what may therefore not be asked. */
  askOnce: RegisterNames;
  reference: ReferenceTime;
};
