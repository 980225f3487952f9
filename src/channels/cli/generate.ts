import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkPackage,
  findCurrentPackage,
  findPackageFolders,
  type CheckedPackage,
} from '#applications/procedures/index.ts';
import { knownNames } from '#applications/design/index.ts';
import { generateDossiers } from '#applications/dossiers/index.ts';
import { readOrganisationContent, readPeopleContent } from '#data/organisation/index.ts';
import type { CommandRoot, System } from './command.ts';

const usage =
  'Cách dùng: motcua generate --dossiers SỐ [--seed CHỮ] [--busy MÃ_ĐỊA_BÀN:PHẦN_TRĂM] [--days SỐ_NGÀY]; chỉ dùng để thử tải trên dữ liệu trình diễn.';

/** `motcua generate`: many dossiers with real courses, for trying out the system at size. */
export async function generateCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      dossiers: { type: 'string' },
      seed: { type: 'string' },
      busy: { type: 'string' },
      days: { type: 'string' },
    },
  });
  const count = Number(values.dossiers);
  const [areaCode = '', percent = ''] = values.busy?.split(':') ?? [];
  if (
    !Number.isInteger(count) ||
    count < 1 ||
    (values.days !== undefined && !(Number(values.days) > 0)) ||
    (values.busy !== undefined && !(Number(percent) > 0))
  ) {
    console.error(usage);
    return 1;
  }
  return withSystem(async (system) => {
    const organisation = await readOrganisationContent(join(system.config.contentDir, 'organisation'));
    const { names } = await readPeopleContent(join(system.config.contentDir, 'people'), organisation);
    const began = performance.now();
    const written = await generateDossiers(
      system.deps,
      {
        ...{ count, seed: values.seed ?? 'motcua', packages: await offeredPackages(system), names },
        ...(values.days !== undefined && { spreadDays: Number(values.days) }),
        ...(values.busy !== undefined && { busy: { areaCode, percent: Number(percent) } }),
      },
      (done) => {
        const second = Math.round((performance.now() - began) / 1000);
        if (done % 50_000 === 0 || done === count) console.log(`${done} hồ sơ, ${second} giây`);
      },
    );
    return written === count ? 0 : 1;
  });
}

/** The packages now offered, with their golden dossiers. */
async function offeredPackages({ deps, config }: System): Promise<CheckedPackage[]> {
  const known = await knownNames(config.contentDir);
  const offered: CheckedPackage[] = [];
  for (const folder of await findPackageFolders(join(config.contentDir, 'procedures'))) {
    const check = await checkPackage(folder, known);
    if (!check.ok) continue;
    const current = await findCurrentPackage(deps.db, check.package.code);
    if (current?.version === check.package.version) offered.push(check.package);
  }
  return offered;
}
