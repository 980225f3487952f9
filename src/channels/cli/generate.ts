import { parseArgs } from 'node:util';
import { generatorContent } from '#applications/design/index.ts';
import { generateDossiers } from '#applications/dossiers/index.ts';
import type { CommandRoot } from './command.ts';

const usage =
  'Cách dùng: motcua generate --dossiers SỐ [--seed CHỮ] [--busy MÃ_ĐỊA_BÀN:PHẦN_TRĂM] [--days SỐ_NGÀY]; chỉ dùng để thử tải trên dữ liệu trình diễn.';

/** Invented dossiers take real numbers of real agencies: among people's own they could never be told apart again. */
const refusal = 'Không sinh hồ sơ thử tải trên hệ thống đang phục vụ người dân (NODE_ENV=production).';

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
    (values.busy !== undefined && !(Number(percent) > 0 && Number(percent) <= 100))
  ) {
    console.error(usage);
    return 1;
  }
  return withSystem(async ({ deps, config }) => {
    if (config.production) {
      console.error(refusal);
      return 1;
    }
    const content = await generatorContent(deps.db, config.contentDir);
    const began = performance.now();
    const written = await generateDossiers(
      deps,
      {
        ...{ count, seed: values.seed ?? 'motcua', ...content },
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
