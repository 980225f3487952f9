import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { vietnamDay } from '#infrastructure/clock.ts';
import { carryOutReorganisations, orderReorganisation, rehearseReorganisation } from '#applications/dossiers/index.ts';
import {
  readOrganisationContent,
  readReorganisation,
  type ReorganisationFile,
  type ReorganisationPlan,
} from '#data/organisation/index.ts';
import type { CommandRoot } from './command.ts';
import { contentFolderOf } from './content-folder.ts';
import { reorganiseTexts as texts } from './reorganise.vi.ts';

/**
 * `motcua reorganise TỆP [--on NGÀY] [--dry-run]`: what a reorganisation would move and what is unclear; without `--dry-run` orders it
 * and, when its day is today, carries it out. Beside a running system or without one.
 */
export async function reorganiseCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { on: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0 || !/^(\d{4}-\d{2}-\d{2})?$/.test(values.on ?? '')) {
    console.error(texts.usage);
    return 1;
  }
  const readContent = () => readOrganisationContent(join(contentFolderOf(path), 'organisation'));
  const content = await readContent();
  const file = await readReorganisation(path, content);
  return withSystem(async ({ deps }) => {
    const today = vietnamDay(deps.now());
    const on = values.on ?? today;
    const { plan, openDossiers } = await rehearseReorganisation(deps.db, { file, content, on });
    tell(file, plan, openDossiers);
    if (values['dry-run'] === true) return plan.unclear.length === 0 ? 0 : 1;
    await orderReorganisation(deps, { file, content, on });
    if (on > today) {
      console.log(texts.ordered(on));
      return 0;
    }
    await carryOutReorganisations(deps, readContent, ({ done, of, unitName, dossiers }) =>
      console.log(texts.progress(done, of, unitName, dossiers)),
    );
    console.log(texts.carriedOut);
    return 0;
  });
}

function tell(file: ReorganisationFile, plan: ReorganisationPlan, openDossiers: ReadonlyMap<string, number>): void {
  const { regime, areas, units, joint, remarks, unclear } = plan;
  const names = new Map([...units.created, ...units.changed].map(({ id, name }) => [id, name]));
  const lines = [texts.head(file.name, file.resolution, plan.on)];
  if (regime) lines.push(texts.regime(regime.key, regime.ruleProfile));
  lines.push(texts.areas(areas.ended.length, areas.opened.length));
  lines.push(texts.units(units.ended.length, units.created.length, units.changed.length));
  const heirName = (id: string | null) => (id === null ? texts.nobody : (names.get(id) ?? id));
  let [dossiers, people] = [0, 0];
  for (const { id, name, successorId, staff } of units.ended) {
    const open = openDossiers.get(id) ?? 0;
    [dossiers, people] = [dossiers + open, people + staff.length];
    lines.push(texts.ended(name, heirName(successorId), open, staff.length));
  }
  lines.push(...units.created.map(({ name }) => texts.created(name)), texts.joint(joint.length));
  lines.push(texts.total(dossiers, people));
  if (remarks.length > 0) lines.push(texts.remarks(remarks.length), ...remarks.map(texts.line));
  lines.push(...(unclear.length > 0 ? [texts.unclear(unclear.length), ...unclear.map(texts.line)] : [texts.clear]));
  for (const line of lines) console.log(line);
}
