import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ContentFault, readContentFile } from '#infrastructure/content-file.ts';
import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import { contentTexts } from '../organisation.vi.ts';
import { AreaFile, checkAreas, expandAreas, type Area } from './area-content.ts';
import { AreaChange, applyAreaChange, checkAreaChange, type Commune } from './area-changes.ts';
import { Day, Text } from './day.ts';
import { planUnits, type PlannedUnit } from './plan-units.ts';
import { checkUnitKinds, PostFile, UnitFile, type UnitKind } from './unit-content.ts';

/** Chế độ tổ chức: how many tiers, which rule profile, from when. */
const Regime = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  name: Text,
  tiers: z.union([z.literal(2), z.literal(3)]),
  ruleProfile: Text,
  /** File with its kinds of unit, beside `regimes.yaml`. */
  units: z.string().regex(/^[a-z0-9-]+\.yaml$/),
  validFrom: Day,
  validTo: Day.optional(),
  basis: z.array(Text).default([]),
});
export type Regime = z.output<typeof Regime>;
const RegimeFile = z.strictObject({ inForce: Text, regimes: z.array(Regime).min(1) });

/** Nội dung tổ chức của tỉnh, read, checked and expanded: what `installOrganisation` writes. */
export type OrganisationContent = {
  /** The regime in force here; the others are content for a later reorganisation. */
  regime: Regime;
  regimes: readonly Regime[];
  areas: readonly Area[];
  kinds: readonly UnitKind[];
  /** Kinds of unit of every regime, by its key. */
  kindsOfRegimes: ReadonlyMap<string, readonly UnitKind[]>;
  postSets: PostFile;
  units: readonly PlannedUnit[];
  /** Later changes of the real timeline, oldest first. */
  changes: readonly AreaChange[];
  /** Fingerprint of what would be installed. */
  sha256: string;
};

/** Reads `content/<province>/organisation`. Throws ContentFault naming file and line of every fault. */
export async function readOrganisationContent(folder: string): Promise<OrganisationContent> {
  const regimes = await readContentFile(join(folder, 'regimes.yaml'), RegimeFile);
  const areaFile = await readContentFile(join(folder, 'areas.yaml'), AreaFile);
  const posts = await readContentFile(join(folder, 'posts.yaml'), PostFile);
  const { inForce } = regimes.value;
  const regime = regimes.value.regimes.find(({ key }) => key === inForce);
  if (!regime) throw new ContentFault([regimes.fault(['inForce'], contentTexts.noRegime(inForce))]);
  const kindsOfRegimes = new Map<string, readonly UnitKind[]>();
  const faults = checkAreas(areaFile);
  for (const { key, units: file } of regimes.value.regimes) {
    const unitFile = await readContentFile(join(folder, file), UnitFile);
    faults.push(...checkUnitKinds(unitFile, posts.value));
    kindsOfRegimes.set(key, unitFile.value.kinds);
  }
  if (faults.length > 0) throw new ContentFault(faults);

  const areas = expandAreas(areaFile.value, regime.validFrom);
  const kinds = kindsOfRegimes.get(regime.key) ?? [];
  const units = planUnits(areas, kinds, posts.value);
  const communes = areaFile.value.districts.flatMap((district) => district.communes);
  const changes = await readAreaChanges(join(folder, 'history'), communes);
  const installed = canonicalJson({ regime, areas, units });
  return {
    regime,
    regimes: regimes.value.regimes,
    areas,
    kinds,
    kindsOfRegimes,
    postSets: posts.value,
    units,
    changes,
    sha256: sha256(installed),
  };
}

async function readAreaChanges(folder: string, communes: readonly Commune[]): Promise<AreaChange[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const changes: AreaChange[] = [];
  let current = communes;
  for (const name of names) {
    const change = await readContentFile(join(folder, name), AreaChange);
    const faults = checkAreaChange(change, current);
    if (faults.length > 0) throw new ContentFault(faults);
    current = applyAreaChange(current, change.value);
    changes.push(change.value);
  }
  return changes;
}
