import { goldenSummary, playGolden } from '#applications/dossiers/index.ts';
import {
  checkPackageFiles,
  diffPackages,
  diffTexts,
  filesFromText,
  findCurrentPackage,
  problemOf,
  readDraftDefinition,
  withChanges,
  type CheckedPackage,
  type PackageDraft,
  type PackageProblem,
} from '#applications/procedures/index.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { PlayedDossier } from './design.contract.ts';
import { refuse } from './design.errors.ts';
import { problemTexts } from './design.vi.ts';
import type { DesignGround } from './open-ground.ts';

type FileChanges = Readonly<Record<string, string | null>>;
export type CheckedDraft = { package: CheckedPackage | undefined; problems: PackageProblem[] };

/** Kiểm tra bản soạn: the checks of `motcua check`, over the draft with unsaved files on top. */
export async function checkDraft(
  { ground }: { ground: DesignGround },
  draft: Pick<PackageDraft, 'code' | 'files'>,
  changes: FileChanges = {},
): Promise<CheckedDraft> {
  const files = filesFromText(withChanges(draft.files, changes));
  const check = await checkPackageFiles(files, await ground.known(), { folder: '' });
  const problems = check.ok ? [] : check.faults.map((fault) => problemOf(fault, files));
  if (!check.ok || check.package.code === draft.code)
    return { package: check.ok ? check.package : undefined, problems };
  // A draft of one procedure may not become another under its hands.
  return {
    package: undefined,
    problems: [{ file: 'procedure.yaml', line: 1, element: null, message: problemTexts.codeFixed(draft.code) }],
  };
}

/** A draft that may be installed; refuses with every problem. */
export async function requireSound(deps: { ground: DesignGround }, draft: PackageDraft): Promise<CheckedPackage> {
  const { package: checked, problems } = await checkDraft(deps, draft);
  if (!checked) throw refuse('design.faulty', { count: problems.length }, problems);
  return checked;
}

/** Chạy thử một hồ sơ mẫu của bản soạn. */
export async function playOne(
  { ground }: { ground: DesignGround },
  checked: CheckedPackage,
  index: number,
): Promise<PlayedDossier> {
  const golden = checked.goldens[index];
  if (!golden) throw refuse('design.golden_unknown');
  const played = playGolden(checked, golden, await ground.golden());
  return {
    name: golden.name,
    course: goldenSummary(played),
    differences: played.differences,
    steps: played.actions.map(({ kind, at }) => ({ action: kind, at: at.toISOString() })),
  };
}

/** Khác biệt của bản soạn với phiên bản đang dùng, in the words of `motcua diff`. */
export async function differencesOf({ db }: { db: Db }, checked: CheckedPackage) {
  const current = await findCurrentPackage(db, checked.code);
  const differences = current ? diffPackages(current, checked) : [];
  return {
    liveVersion: current?.version ?? null,
    differences: differences.map(({ part, text }) => ({ part: diffTexts.parts[part], text })),
  };
}

/** What a draft would show, also while its process or its golden dossiers still have faults. */
export function previewOf({ files }: Pick<PackageDraft, 'files'>) {
  const read = readDraftDefinition(files);
  if (!read) throw refuse('design.preview_impossible');
  return read;
}
