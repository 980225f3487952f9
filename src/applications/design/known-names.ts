import { join } from 'node:path';
import type { KnownNames } from '#applications/procedures/index.ts';
import { readCodeLists } from '#data/code-lists/index.ts';
import { readOrganisationContent } from '#data/organisation/index.ts';
import {
  parseVietnamTime,
  readCalendarContent,
  readRuleProfiles,
  receiptPolicy,
  ruleProfileOn,
  unitCalendarsFrom,
} from '#platform/calendar/index.ts';
import { formPathsOf, hasTemplate } from '#platform/papers/index.ts';

/** A working morning with no holiday near, on which `check` lays out the steps of a process. */
const referenceMorning = '2026-06-01T07:00';

/** What packages may name: read from the content itself, so that checking needs no database. */
export async function knownNames(contentDir: string): Promise<KnownNames> {
  const [lists, organisation, calendar, profiles] = await Promise.all([
    readCodeLists(join(contentDir, 'code-lists')),
    readOrganisationContent(join(contentDir, 'organisation')),
    readCalendarContent(contentDir),
    readRuleProfiles(contentDir),
  ]);
  const codes = (list: string) => new Set(lists.find((known) => known.list === list)?.entries.map(({ code }) => code));
  const [sectors, lifeEvents] = [codes('sectors'), codes('life-events')];
  const unitKinds = new Set([...organisation.kindsOfRegimes.values()].flat().map(({ kind }) => kind));
  const from = parseVietnamTime(referenceMorning);
  const profile = ruleProfileOn(profiles, organisation.regime.ruleProfile);
  return {
    hasSector: (code) => sectors.has(code),
    hasLifeEvent: (code) => lifeEvents.has(code),
    hasUnitKind: (kind) => unitKinds.has(kind),
    hasCodeList: (name) => lists.some(({ list }) => list === name),
    hasTemplate,
    formPathsOf,
    reference: {
      ...unitCalendarsFrom(calendar)('', referenceMorning.slice(0, 10)),
      from,
      policyOf: (code) => receiptPolicy(profile, code),
    },
  };
}
