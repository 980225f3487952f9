import { join } from 'node:path';
import type { GoldenGround } from '#applications/dossiers/index.ts';
import { readCodeLists } from '#data/code-lists/index.ts';
import { buildDirectory, organisationRowsOf, readOrganisationContent } from '#data/organisation/index.ts';
import { readCalendarContent, readRuleProfiles, ruleProfileOn, unitCalendarsFrom } from '#platform/calendar/index.ts';

type Entry = { code: string; name: string; nameEn?: string | undefined; parent?: string | undefined };

/** What a golden dossier is judged by, from the province's content alone: code lists, places, calendar, rules, units. */
export async function goldenGround(contentDir: string): Promise<GoldenGround> {
  const [lists, organisation, calendar, profiles] = await Promise.all([
    readCodeLists(join(contentDir, 'code-lists')),
    readOrganisationContent(join(contentDir, 'organisation')),
    readCalendarContent(contentDir),
    readRuleProfiles(contentDir),
  ]);
  const { areas, regime } = organisation;
  const rules = ruleProfileOn(profiles, regime.ruleProfile);
  const byList = new Map<string, readonly Entry[]>();
  for (const { list, entries } of lists) byList.set(list, entries);
  for (const [list, level] of [
    ['districts', 'district'],
    ['communes', 'commune'],
  ] as const) {
    const places = areas.filter((area) => area.level === level);
    byList.set(
      list,
      places.map(({ code, parentCode, versions }) => ({
        code,
        name: versions.at(-1)?.name ?? code,
        parent: parentCode ?? undefined,
      })),
    );
  }
  const find = (list: string, code: string) => byList.get(list)?.find((entry) => entry.code === code);
  return {
    calendars: unitCalendarsFrom(calendar),
    rulesOn: () => rules,
    organisation: buildDirectory(organisationRowsOf(organisation)),
    areaCode: areas.find(({ level }) => level === 'commune')?.code ?? '',
    codeLists: {
      has: (list, code) => find(list, code) !== undefined,
      name: (list, code, lang) => {
        const entry = find(list, code);
        return lang === 'en' ? (entry?.nameEn ?? entry?.name) : entry?.name;
      },
      entries: (list) => byList.get(list) ?? [],
    },
  };
}
