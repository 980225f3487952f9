import { z } from 'zod';
import type { ContentFile } from '#infrastructure/content-file.ts';
import { areaLevels, roles } from '../organisation.contract.ts';
import { contentTexts } from '../organisation.vi.ts';
import { Text } from './day.ts';

/** Loại cơ quan, đơn vị: the rule from which the unit of every place of a level is made. */
export const UnitKind = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z_]*$/),
  level: z.enum(areaLevels),
  slug: z.string().regex(/^[a-z][a-z-]*$/),
  name: Text,
  shortName: Text,
  /** Names used in a city or town (thành phố, thị xã), where the office is a different one. */
  urban: z.strictObject({ name: Text, shortName: Text }).optional(),
  /** Appended to the agency code of the place; empty when the unit bears the place's own code. */
  agencyNumber: z.string().regex(/^$|^\d{2}(\.\d{2})?$|^\d{3}$/),
  /** The whole code of an agency of a ministry or another province, which is none of the place's own. */
  agencyCode: z
    .string()
    .regex(/^[A-Z]\d{2}(\.\d{2})*$/)
    .optional(),
  /** Checked against the published list of codes; otherwise invented for the demonstration. */
  agencyCodeVerified: z.boolean().default(false),
  parent: z.string().optional(),
  /** Kind of the one-stop desk that takes dossiers for it. */
  desk: z.string().optional(),
  posts: z.string().optional(),
});
export type UnitKind = z.output<typeof UnitKind>;

export const UnitFile = z.strictObject({ kinds: z.array(UnitKind).min(1) });

/** Vị trí công tác of a set; `count` of the same. */
const PostRule = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*$/),
  title: Text,
  roles: z.array(z.enum(roles)).min(1),
  count: z.int().min(1).default(1),
});
export type PostRule = z.output<typeof PostRule>;

export const PostFile = z.strictObject({ sets: z.record(z.string(), z.array(PostRule).min(1)) });
export type PostFile = z.output<typeof PostFile>;

/** What the schema cannot say: names that must exist, and no unit under or behind one of a lower level. */
export function checkUnitKinds({ value, fault }: ContentFile<z.output<typeof UnitFile>>, posts: PostFile): string[] {
  const faults: string[] = [];
  const byKind = new Map(value.kinds.map((rule) => [rule.kind, rule]));
  value.kinds.forEach((rule, index) => {
    const path = ['kinds', index];
    if (byKind.get(rule.kind) !== rule) faults.push(fault(path, contentTexts.twice('loại đơn vị', rule.kind)));
    for (const role of ['parent', 'desk'] as const) {
      const named = rule[role];
      if (!named) continue;
      const other = byKind.get(named);
      if (!other) faults.push(fault([...path, role], contentTexts.unknownKind(named)));
      else if (areaLevels.indexOf(other.level) > areaLevels.indexOf(rule.level))
        faults.push(fault([...path, role], contentTexts.kindBelow(named)));
    }
    if (rule.posts && !posts.sets[rule.posts])
      faults.push(fault([...path, 'posts'], contentTexts.unknownPosts(rule.posts)));
  });
  return faults;
}
