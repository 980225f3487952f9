import { join } from 'node:path';
import type { GoldenGround } from '#applications/dossiers/index.ts';
import { createCountryPlaces, readCountryPlaces, readCodeLists } from '#data/code-lists/index.ts';
import { buildDirectory, organisationRowsOf, readOrganisationContent } from '#data/organisation/index.ts';
import { readCalendarContent, readRuleProfiles, ruleProfileOn, unitCalendarsFrom } from '#platform/calendar/index.ts';

type Entry = { code: string; name: string; nameEn?: string | undefined; parent?: string | undefined };

/** What a golden dossier is judged by, from the province's content alone: code lists, places, calendar, rules, units. */
export async function goldenGround(contentDir: string): Promise<GoldenGround> {
  const [lists, organisation, calendar, profiles, editions] = await Promise.all([
    readCodeLists(join(contentDir, 'code-lists')),
    readOrganisationContent(join(contentDir, 'organisation')),
    readCalendarContent(contentDir),
    readRuleProfiles(contentDir),
    readCountryPlaces(join(contentDir, 'places')),
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
  // Addresses elsewhere in the country are known, though not offered.
  const country = createCountryPlaces(editions);
  const on = regime.tiers === 3 ? '2025-06-30' : '2025-07-01';
  const elsewhere = new Map([
    ['districts', country.entriesOn('district', on)],
    ['communes', country.entriesOn('commune', on)],
  ]);
  const find = (list: string, code: string): Entry | undefined => {
    const entry = byList.get(list)?.find((one) => one.code === code) ?? elsewhere.get(list)?.get(code);
    return entry && { ...entry, nameEn: entry.nameEn ?? undefined };
  };
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
      parent: (list, code) => find(list, code)?.parent,
      entries: (list) => byList.get(list) ?? [],
    },
  };
}
