import { join } from 'node:path';
import { checkPackage, checkTexts, findPackageFolders, type CheckedPackage } from '#applications/procedures/index.ts';
import { goldenTexts, playGolden, type GoldenGround, type PlayedGolden } from '#applications/dossiers/index.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import { readCodeLists } from '#data/code-lists/index.ts';
import { buildDirectory, organisationRowsOf, readOrganisationContent } from '#data/organisation/index.ts';
import {
  formatDueAt,
  readCalendarContent,
  readRuleProfiles,
  ruleProfileOn,
  unitCalendarsFrom,
} from '#platform/calendar/index.ts';
import { contentFolderOf } from './content-folder.ts';
import { knownNames } from './install-province.ts';

/** `motcua dry-run THƯ_MỤC`: plays the golden dossiers of a package, or of all below a folder; needs no database. */
export async function dryRunCommand(args: string[]): Promise<number> {
  const [folder, ...rest] = args;
  if (folder === undefined || rest.length > 0) return refuse(goldenTexts.usage);
  const folders = await findPackageFolders(folder);
  if (folders.length === 0) return refuse(checkTexts.nothingFound(folder));
  try {
    const contentDir = contentFolderOf(folder);
    const [known, ground] = await Promise.all([knownNames(contentDir), goldenGround(contentDir)]);
    let [played, wrong] = [0, 0];
    for (const one of folders) {
      const check = await checkPackage(one, known);
      if (!check.ok) {
        wrong += 1;
        for (const fault of check.faults) console.error(fault);
        continue;
      }
      const results = check.package.goldens.map((golden) => playGolden(check.package, golden, ground));
      for (const result of results) report(check.package, result);
      played += results.length;
      wrong += results.filter(({ differences }) => differences.length > 0).length;
    }
    console.log(goldenTexts.summary(played, wrong));
    return wrong === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof ContentFault) return refuse(error.message);
    throw error;
  }
}

function report({ code }: CheckedPackage, { name, feesVnd, due, status, differences }: PlayedGolden): void {
  if (differences.length > 0) {
    console.error(goldenTexts.failed(code, name));
    for (const difference of differences) console.error(`    ${difference}`);
    return;
  }
  const [on = '', hour = ''] = due
    ? formatDueAt({ ...due, dueAt: new Date(due.dueAt) })
        .slice(0, 16)
        .split('T')
    : [];
  const appointment = due ? `${hour} ${on.split('-').toReversed().join('/')}` : undefined;
  console.log(goldenTexts.passed(code, name, goldenTexts.course({ feesVnd, appointment, status })));
}

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

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
