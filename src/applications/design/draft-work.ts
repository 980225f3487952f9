import { z } from 'zod';
import type { Language } from '#infrastructure/language.ts';
import { speakIn, spokenLanguage } from '#infrastructure/spoken-language.ts';
import { goldenSummary, playGolden, viewGolden, type GoldenView } from '#applications/dossiers/index.ts';
import {
  checkPackageFiles,
  filesFromText,
  problemOf,
  readDraftDefinition,
  type CheckedPackage,
  type PackageProblem,
} from '#applications/procedures/index.ts';
import { layOutProcess } from '#platform/workflow/index.ts';
import type { PlayedDossier } from './design.contract.ts';
import { problemTextsEn } from './design.en.ts';
import { problemTextsVi } from './design.vi.ts';
import type { DesignGround } from './open-ground.ts';

const Files = z.record(z.string(), z.string());
/** In which what is wrong is told. */
const Lang = z.enum(['vi', 'en']);

const problemTexts = { vi: problemTextsVi, en: problemTextsEn } as const;

/** What a thread is asked to do with a draft; `golden` is the number of one golden dossier, all of them without it. */
export const DraftRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), code: z.string(), files: Files, lang: Lang }),
  z.object({ kind: z.literal('play'), code: z.string(), files: Files, golden: z.number().optional(), lang: Lang }),
  z.object({
    kind: z.literal('view'),
    code: z.string(),
    files: Files,
    golden: z.number().optional(),
    lang: Lang,
  }),
  z.object({ kind: z.literal('preview'), files: Files }),
  z.object({ kind: z.literal('lay_out'), process: z.string() }),
]);
export type DraftRequest = z.infer<typeof DraftRequest>;

export type CheckedDraft = { package: CheckedPackage | undefined; problems: PackageProblem[] };

/** What comes of each kind of request. */
export type DraftAnswers = {
  check: CheckedDraft;
  play: CheckedDraft & { played: PlayedDossier[] };
  view: CheckedDraft & { view: (GoldenView & { golden: number }) | undefined };
  preview: ReturnType<typeof readDraftDefinition>;
  lay_out: string;
};

/** The work itself: everything that reads what an administrator typed, whose cost that text decides. */
export async function draftWork(
  ground: DesignGround,
  request: DraftRequest,
): Promise<DraftAnswers[keyof DraftAnswers]> {
  return speakIn('lang' in request ? request.lang : 'vi', () => work(ground, request));
}

async function work(ground: DesignGround, request: DraftRequest): Promise<DraftAnswers[keyof DraftAnswers]> {
  switch (request.kind) {
    case 'check':
      return checkDraft(ground, request);
    case 'play': {
      const checked = await checkDraft(ground, request);
      return { ...checked, played: await playGoldens(ground, checked.package, request.golden) };
    }
    case 'view': {
      const checked = await checkDraft(ground, request);
      return { ...checked, view: await viewAtDesk(ground, checked.package, request) };
    }
    case 'preview':
      return readDraftDefinition(request.files);
    case 'lay_out':
      return layOutProcess(request.process);
  }
}

/** Kiểm tra bản soạn: the checks of `motcua check`. */
async function checkDraft(
  ground: DesignGround,
  draft: { code: string; files: Record<string, string> },
): Promise<CheckedDraft> {
  const files = filesFromText(draft.files);
  const check = await checkPackageFiles(files, await ground.known(), { folder: '' });
  const problems = check.ok ? [] : check.faults.map((fault) => problemOf(fault, files));
  if (!check.ok || check.package.code === draft.code)
    return { package: check.ok ? check.package : undefined, problems };
  // A draft of one procedure may not become another under its hands.
  return {
    package: undefined,
    problems: [
      { file: 'procedure.yaml', line: 1, element: null, message: problemTexts[spokenLanguage()].codeFixed(draft.code) },
    ],
  };
}

/** Chạy thử hồ sơ mẫu. */
async function playGoldens(
  ground: DesignGround,
  checked: CheckedPackage | undefined,
  only: number | undefined,
): Promise<PlayedDossier[]> {
  if (!checked) return [];
  const whole = await ground.golden();
  const goldens = checked.goldens.filter((_, index) => only === undefined || index === only);
  return goldens.map((golden) => {
    const played = playGolden(checked, golden, whole);
    return {
      name: golden.name,
      course: goldenSummary(played),
      differences: played.differences,
      steps: played.actions.map(({ kind, at }) => ({ action: kind, at: at.toISOString() })),
    };
  });
}

/** No golden dossier has as many actions; a course is looked at action by action. */
const stepsShown = 60;

/** Một hồ sơ mẫu như cán bộ thấy, the one with the longest course where none is named; undefined where there is no such one. */
async function viewAtDesk(
  ground: DesignGround,
  checked: CheckedPackage | undefined,
  { golden: named, lang }: { golden?: number | undefined; lang: Language },
): Promise<DraftAnswers['view']['view']> {
  const lengths = checked?.goldens.map(({ steps }) => steps.length) ?? [];
  const index = named ?? lengths.indexOf(Math.max(...lengths));
  const golden = checked?.goldens[index];
  if (!checked || !golden) return undefined;
  return { golden: index, ...viewGolden(checked, golden, { ground: await ground.golden(), lang, atMost: stepsShown }) };
}
