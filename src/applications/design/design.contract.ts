import { z } from 'zod';

/** Phiên bản của một thủ tục. */
const VersionView = z.object({
  version: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  reason: z.string(),
  isCurrent: z.boolean(),
});

/** Bản soạn, as lists show it. */
const DraftRow = z.object({
  id: z.uuid(),
  code: z.string(),
  baseVersion: z.string().nullable(),
  revision: z.number(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
});

/** Một thủ tục và các bản soạn của nó; begun anew, it has no version yet. */
export const DesignedProcedure = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string().nullable(),
  currentVersion: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  drafts: z.array(DraftRow),
});
export type DesignedProcedure = z.infer<typeof DesignedProcedure>;

const AffectedUnit = z.object({ unitName: z.string(), count: z.number() });

/** Hồ sơ đang giải quyết của một thủ tục: how many stand on which version, and whose they are. */
export const Affected = z.object({ total: z.number(), onOtherVersions: z.number(), units: z.array(AffectedUnit) });
export type Affected = z.infer<typeof Affected>;

export const ProcedureVersions = z.object({
  code: z.string(),
  name: z.string(),
  currentVersion: z.string(),
  versions: z.array(VersionView.extend({ openDossiers: z.number() })),
  affected: Affected,
  canRollBack: z.boolean(),
});
export type ProcedureVersions = z.infer<typeof ProcedureVersions>;

/** Đường dẫn của một tệp trong gói. */
const FilePath = z.string().regex(/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)?\.(yaml|json|bpmn|md|typ)$/i);
/** Far above any real package; reading YAML costs more than its length, and everybody waits while it is read. */
const mostFileText = 100_000;
const mostText = 400_000;
const fileChanges = z
  .record(FilePath, z.string().max(mostFileText).nullable())
  .refine((files) => Object.values(files).reduce((sum, text) => sum + (text?.length ?? 0), 0) <= mostText);

export const BeginDraftInput = z.object({
  code: z.string().regex(/^[1-3]\.\d{6}$/),
  name: z.string().trim().max(300).default(''),
});
export const SaveDraftInput = z.object({ revision: z.int(), files: fileChanges });

const Choice = z.object({ code: z.string(), name: z.string() });

/** Bản soạn as its editors open it. */
export const DesignDraft = DraftRow.extend({
  name: z.string(),
  files: z.record(z.string(), z.string()),
  /** The process with places for everything, to be drawn; equal to the file when its author drew it. */
  processXml: z.string(),
  /** What some parts of the procedure are chosen from, by code. */
  choices: z.object({
    sectors: z.array(Choice),
    lifeEvents: z.array(Choice),
    /** Connected registers and what each knows. */
    registers: z.array(Choice.extend({ article: z.string(), fields: z.array(Choice) })),
  }),
});
export type DesignDraft = z.infer<typeof DesignDraft>;

/** Lỗi của gói, with where it is. */
export const Problem = z.object({
  file: z.string(),
  line: z.number().nullable(),
  element: z.string().nullable(),
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** What is checked: the draft as saved, with unsaved files over it. */
export const CheckInput = z.object({ files: fileChanges.default({}) });
export const Checked = z.object({ problems: z.array(Problem), goldens: z.array(z.string()) });
export type Checked = z.infer<typeof Checked>;

export const PlayInput = z.object({ golden: z.int().min(0).max(500) });
/** Kết quả chạy thử một hồ sơ mẫu. */
export const PlayedDossier = z.object({
  name: z.string(),
  /** How it went, in one line; and what differs from what is expected. */
  course: z.string(),
  differences: z.array(z.string()),
  steps: z.array(z.object({ at: z.string(), action: z.string() })),
});
export type PlayedDossier = z.infer<typeof PlayedDossier>;

const RoleActions = z.object({ role: z.string(), tasks: z.array(z.string()), others: z.array(z.string()) });
/** Một hồ sơ mẫu như cán bộ thấy. */
export const DeskPreview = z.object({
  /** Which of the draft's golden dossiers it is. */
  golden: z.int(),
  name: z.string(),
  variant: z.string(),
  rows: z.array(z.object({ section: z.string(), label: z.string(), text: z.string(), path: z.string() })),
  documents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      originals: z.number(),
      copies: z.number(),
      isRequired: z.boolean(),
      isHandedIn: z.boolean(),
    }),
  ),
  appointment: z.object({ dueOn: z.iso.date(), dueAt: z.iso.datetime() }).nullable(),
  steps: z.array(
    z.object({
      at: z.iso.datetime(),
      text: z.string(),
      status: z.string(),
      where: z.string(),
      may: z.array(RoleActions),
    }),
  ),
});
export type DeskPreview = z.infer<typeof DeskPreview>;

/** Khác biệt với phiên bản đang dùng. */
export const Differences = z.object({
  liveVersion: z.string().nullable(),
  differences: z.array(z.object({ part: z.string(), text: z.string() })),
  problems: z.array(Problem),
  affected: Affected,
});
export type Differences = z.infer<typeof Differences>;

export const PublishInput = z.object({ revision: z.int(), liveVersion: z.string().nullable() });
export const Published = z.object({ version: z.string(), isNew: z.boolean() });

export const RollBackInput = z.object({ version: z.string() });

const PlannedMove = z.object({ code: z.string(), changes: z.array(z.string()), obstacles: z.array(z.string()) });
export const MigrationInput = z.object({
  version: z.string(),
  plan: z.uuid(),
  isRehearsal: z.boolean(),
  after: z.string().max(60).default(''),
});
export const MigrationPage = z.object({
  dossiers: z.array(PlannedMove),
  moved: z.number(),
  staying: z.number(),
  next: z.string().nullable(),
});
export type MigrationPage = z.infer<typeof MigrationPage>;
