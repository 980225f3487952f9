import { join } from 'node:path';
import { z } from 'zod';
import { ContentFault, readContentFile, type ContentFile } from '#infrastructure/content-file.ts';
import { CommuneCode, Day, Text } from '../content/day.ts';
import type { OrganisationContent } from '../content/organisation-content.ts';
import { areaKinds } from '../organisation.contract.ts';
import { contentTexts } from '../organisation.vi.ts';

const Names = z.array(Text).min(1);
const Weight = z.number().positive();
const YearSpan = z.tuple([z.int(), z.int()]);

const NameFile = z.strictObject({
  families: z.array(z.strictObject({ name: Text, weight: Weight })).min(1),
  male: z.strictObject({ middles: Names, givens: Names }),
  female: z.strictObject({ middles: Names, givens: Names }),
  ethnicGroups: z.array(z.strictObject({ code: Text, weight: Weight })).min(1),
  birthYears: z.strictObject({ citizens: YearSpan, officers: YearSpan }),
  villages: Names,
  streets: Names,
  enterprises: z.strictObject({ forms: Names, trades: Names, brands: Names }),
});

const StaffingFile = z.strictObject({
  together: z.array(z.strictObject({ areaKinds: z.array(z.enum(areaKinds)).optional(), posts: z.array(Text).min(2) })),
});

const Gender = z.enum(['male', 'female']);
export type Gender = z.output<typeof Gender>;
const Username = z.string().regex(/^[a-z][a-z0-9.]*$/);

const DemonstrationFile = z.strictObject({
  password: z.string().min(8),
  citizens: z.array(
    z.strictObject({
      username: Username,
      fullName: Text,
      gender: Gender,
      birthDate: Day,
      communeCode: CommuneCode,
      place: Text,
    }),
  ),
  enterprises: z.array(
    z.strictObject({ username: Username, name: Text, representative: Text, communeCode: CommuneCode, place: Text }),
  ),
  officers: z.array(
    z.strictObject({ username: Username, fullName: Text, gender: Gender, posts: z.array(Text).min(1) }),
  ),
});

/** Người của bản trình diễn: lists to make names from, who holds several posts, and the accounts that are printed. */
export type PeopleContent = {
  names: z.output<typeof NameFile>;
  staffing: z.output<typeof StaffingFile>;
  demonstration: z.output<typeof DemonstrationFile>;
};

/** Reads `content/<province>/people` against the organisation it staffs. Throws ContentFault naming file and line of every fault. */
export async function readPeopleContent(folder: string, organisation: OrganisationContent): Promise<PeopleContent> {
  const names = await readContentFile(join(folder, 'names.yaml'), NameFile);
  const staffing = await readContentFile(join(folder, 'staffing.yaml'), StaffingFile);
  const demonstration = await readContentFile(join(folder, 'demonstration.yaml'), DemonstrationFile);
  const faults = [...checkStaffing(staffing, organisation), ...checkDemonstration(demonstration, organisation)];
  if (faults.length > 0) throw new ContentFault(faults);
  return { names: names.value, staffing: staffing.value, demonstration: demonstration.value };
}

function checkStaffing(
  { value, fault }: ContentFile<PeopleContent['staffing']>,
  { units }: OrganisationContent,
): string[] {
  const known = new Set(units.flatMap(({ kind, posts }) => posts.map(({ key }) => `${kind}/${key}`)));
  return value.together.flatMap(({ posts }, group) =>
    posts.flatMap((post, index) =>
      known.has(post) ? [] : [fault(['together', group, 'posts', index], contentTexts.unknownPost(post))],
    ),
  );
}

function checkDemonstration(
  { value, fault }: ContentFile<PeopleContent['demonstration']>,
  { units, areas }: OrganisationContent,
): string[] {
  const posts = new Set(units.flatMap(({ key, posts }) => posts.map((post) => `${key}/${post.key}`)));
  const communes = new Set(areas.filter(({ level }) => level === 'commune').map(({ code }) => code));
  const usernames = new Set<string>();
  const taken = new Set<string>();
  const faults: string[] = [];
  for (const group of ['citizens', 'enterprises', 'officers'] as const) {
    value[group].forEach((account, index) => {
      const path = [group, index];
      if (usernames.has(account.username))
        faults.push(fault(path, contentTexts.twice('tên đăng nhập', account.username)));
      usernames.add(account.username);
      if ('communeCode' in account && !communes.has(account.communeCode))
        faults.push(fault([...path, 'communeCode'], contentTexts.unknownCommune(account.communeCode)));
      for (const post of 'posts' in account ? account.posts : []) {
        if (!posts.has(post)) faults.push(fault([...path, 'posts'], contentTexts.unknownPost(post)));
        if (taken.has(post)) faults.push(fault([...path, 'posts'], contentTexts.twice('vị trí công tác', post)));
        taken.add(post);
      }
    });
  }
  return faults;
}
