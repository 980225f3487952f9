import {
  diffPackages,
  findCurrentPackage,
  withChanges,
  type CheckedPackage,
  type PackageDraft,
} from '#applications/procedures/index.ts';
import type { GoldenView } from '#applications/dossiers/index.ts';
import type { Language } from '#infrastructure/language.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { PlayedDossier } from './design.contract.ts';
import { refuse } from './design.errors.ts';
import type { DraftChecker } from './draft-checker.ts';
import type { CheckedDraft } from './draft-work.ts';

type FileChanges = Readonly<Record<string, string | null>>;
type Checking = { draftChecker: DraftChecker };
type Draft = Pick<PackageDraft, 'code' | 'files'>;

/** Kiểm tra bản soạn: the checks of `motcua check`, over the draft with unsaved files on top. */
export async function checkDraft(
  { draftChecker }: Checking,
  { code, files }: Draft,
  { lang, changes = {} }: { lang: Language; changes?: FileChanges },
): Promise<CheckedDraft> {
  return draftChecker.ask({ kind: 'check', code, files: withChanges(files, changes), lang });
}

/** A draft that may be installed, and what comes of its golden dossiers; refuses with every problem. */
export async function playDraft(
  { draftChecker }: Checking,
  { code, files }: Draft,
  lang: Language,
): Promise<{ package: CheckedPackage; played: PlayedDossier[] }> {
  const { package: checked, problems, played } = await draftChecker.ask({ kind: 'play', code, files, lang });
  if (!checked) throw refuse('design.faulty', { count: problems.length }, problems);
  return { package: checked, played };
}

/** Chạy thử một hồ sơ mẫu của bản soạn. */
export async function playOne(
  { draftChecker }: Checking,
  { code, files }: Draft,
  { golden, lang }: { golden: number; lang: Language },
): Promise<PlayedDossier> {
  const { problems, played } = await draftChecker.ask({ kind: 'play', code, files, golden, lang });
  if (problems.length > 0) throw refuse('design.faulty', { count: problems.length }, problems);
  const [one] = played;
  if (!one) throw refuse('design.golden_unknown');
  return one;
}

/** Một hồ sơ mẫu của bản soạn như cán bộ thấy. */
export async function viewDraftAtDesk(
  { draftChecker }: Checking,
  { code, files }: Draft,
  { golden, lang }: { golden: number | undefined; lang: Language },
): Promise<GoldenView & { golden: number }> {
  const { problems, view } = await draftChecker.ask({ kind: 'view', code, files, golden, lang });
  if (problems.length > 0) throw refuse('design.faulty', { count: problems.length }, problems);
  if (!view) throw refuse('design.golden_unknown');
  return view;
}

/** Khác biệt của bản soạn với phiên bản đang dùng, in the words of `motcua diff`. */
export async function differencesOf({ db }: { db: Db }, checked: CheckedPackage, lang: Language) {
  const current = await findCurrentPackage(db, checked.code);
  const differences = current ? diffPackages(current, checked, lang) : [];
  return {
    liveVersion: current?.version ?? null,
    differences: differences.map(({ partName, text }) => ({ part: partName, text })),
  };
}

/** What a draft would show, also while its process or its golden dossiers still have faults. */
export async function previewOf({ draftChecker }: Checking, { files }: Draft) {
  const read = await draftChecker.ask({ kind: 'preview', files });
  if (!read) throw refuse('design.preview_impossible');
  return read;
}
