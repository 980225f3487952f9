import { join } from 'node:path';
import { readAskOnceRules, type AskOnceRules, type KnownNames } from '#applications/procedures/index.ts';
import { readRegisters, type Registers } from '#data/registry/index.ts';
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

/** Places come and go with reorganisations: their codes are judged when a dossier is handed in. */
const movingLists = new Set(['provinces', 'districts', 'communes']);

/** What packages may name: read from the content itself, so that checking needs no database. */
export async function knownNames(contentDir: string): Promise<KnownNames> {
  const [lists, organisation, calendar, profiles, registers, rules] = await Promise.all([
    readCodeLists(join(contentDir, 'code-lists')),
    readOrganisationContent(join(contentDir, 'organisation')),
    readCalendarContent(contentDir),
    readRuleProfiles(contentDir),
    readRegisters(join(contentDir, 'registers')),
    readAskOnceRules(contentDir),
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
    codesOf: (name) =>
      movingLists.has(name) ? undefined : lists.find(({ list }) => list === name)?.entries.map(({ code }) => code),
    hasTemplate,
    formPathsOf,
    askOnce: registerNames(registers, rules),
    reference: {
      ...unitCalendarsFrom(calendar)('', referenceMorning.slice(0, 10)),
      from,
      policyOf: (code) => receiptPolicy(profile, code),
    },
  };
}

/** Connected registers, as the check of forms asks for them. */
function registerNames(registers: Registers, rules: AskOnceRules): KnownNames['askOnce'] {
  const all = [...registers.values()];
  return {
    rules,
    kindOf: (register) => {
      const kind = registers.get(register)?.subject.kind;
      return kind === 'thing' ? undefined : kind;
    },
    hasField: (register, path) => registers.get(register)?.fields[path.split('.')[0] ?? ''] !== undefined,
    registersOf: (kind) => new Set(all.filter(({ subject }) => subject.kind === kind).map(({ register }) => register)),
  };
}
