import { z } from 'zod';
import { ContentFault, readContentFile } from '#infrastructure/content-file.ts';
import { CommuneCode, Day, Text } from '../content/day.ts';
import type { OrganisationContent } from '../content/organisation-content.ts';
import { reorganisationTexts } from './reorganisation.vi.ts';

const UnitKey = z.string().regex(/^[a-z0-9-]+$/);
const KindName = z.string().regex(/^[a-z][a-z_]*$/);

/** An existing unit by its key, or one to be made: of the kind, at the place, beneath and behind the same units as the one it comes from. */
const Into = z.union([
  UnitKey,
  z.strictObject({
    key: UnitKey,
    kind: KindName,
    name: Text,
    shortName: Text,
    agencyNumber: z.string().regex(/^\d{2}$/),
  }),
]);
export type Into = z.output<typeof Into>;

const UnitChange = z.union([
  z.strictObject({ rename: UnitKey, name: Text, shortName: Text }),
  z.strictObject({ transfer: UnitKey, parent: UnitKey.optional(), desk: UnitKey.optional() }),
  z.strictObject({ merge: z.array(UnitKey).min(1), into: Into }),
  z.strictObject({ dissolve: UnitKey, into: UnitKey.optional() }),
  z.strictObject({
    split: UnitKey,
    /** Each takes over its procedures; the one that names none takes the rest. */
    into: z.array(z.strictObject({ unit: Into, procedures: z.array(Text).optional() })).min(2),
  }),
]);
export type UnitChange = z.output<typeof UnitChange>;

/** Tệp sắp xếp tổ chức: one decision, carried out as a whole on one day. */
export const ReorganisationFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Text,
  resolution: Text,
  verified: z.boolean(),
  /** The day it took force; another may be chosen when it is carried out. */
  from: Day,
  /** Days of the changes of places in `organisation/history` that it stands on, oldest first; those carried out before are left out. */
  areas: z.array(Day).default([]),
  province: z.strictObject({ agencyCode: z.string().regex(/^[A-Z]\d{2}$/) }).optional(),
  /** First of the two-digit numbers that communes get in agency codes once they stand directly beneath the province. */
  communeNumbersFrom: z.int().min(1).max(99).optional(),
  regime: Text.optional(),
  /** The commune that takes over from a district's agencies when their tasks go to communes. */
  seats: z.record(z.string().regex(/^\d{3}$/), CommuneCode).default({}),
  kinds: z.array(z.strictObject({ from: KindName, to: KindName })).default([]),
  units: z.array(UnitChange).default([]),
  /** New titles of those who come to a unit that has its own holder of theirs. */
  retitle: z.array(z.strictObject({ from: Text, to: Text })).default([]),
});
export type ReorganisationFile = z.output<typeof ReorganisationFile>;

/** Reads a reorganisation file and checks what it names against the content. Throws ContentFault with every fault. */
export async function readReorganisation(file: string, content: OrganisationContent): Promise<ReorganisationFile> {
  const { value, fault } = await readContentFile(file, ReorganisationFile);
  const faults: string[] = [];
  const days = new Set(content.changes.map(({ from }) => from));
  value.areas.forEach((day, index) => {
    if (!days.has(day)) faults.push(fault(['areas', index], reorganisationTexts.noAreaChange(day)));
  });
  if (value.regime !== undefined && !content.kindsOfRegimes.has(value.regime))
    faults.push(fault(['regime'], reorganisationTexts.noRegime(value.regime)));
  const kinds = new Set([...content.kindsOfRegimes.values()].flat().map(({ kind }) => kind));
  value.kinds.forEach(({ from, to }, index) => {
    for (const kind of [from, to])
      if (!kinds.has(kind)) faults.push(fault(['kinds', index], reorganisationTexts.noKind(kind)));
  });
  if (faults.length > 0) throw new ContentFault(faults);
  return value;
}
