import type { Issuing } from '#platform/exchange/certificates/certificate.contract.ts';
import type { DraftContent } from '#applications/dossiers/intake/drafts.contract.ts';
import type { DossierSummary } from '#applications/dossiers/views/dossier-lists.contract.ts';
import type { PartyDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import type {
  ProcedureDefinition,
  ProcedureSummary,
  RequiredDocument,
} from '#applications/procedures/procedures.contract.ts';
import type { ProcedureInformation } from '#applications/procedures/catalogue/information.contract.ts';
import type { CallingView, KioskView, TakenNumber } from '#applications/queue/queue.contract.ts';
import type { AccessView } from '#data/registry/registry.contract.ts';
import type {
  CatalogueEntry,
  ContractPage,
  ExchangeStatus,
  SandboxKey,
  TopicPage,
  Trial,
} from '#platform/exchange/developers/developers.contract.ts';
import type { PublicStatistics, PublishedPeriods } from '#platform/exchange/published/published.contract.ts';
import type { InstalledForm } from '#platform/forms/form-definition.contract.ts';
import type { SignOnField } from '#platform/identity/sign-on/sign-on.contract.ts';
import type { FormProblem } from '#platform/forms/form-values.contract.ts';
import type { UploadView } from '#platform/papers/papers.contract.ts';
import type { Notice } from '#platform/notifications/notifications.contract.ts';
import type { Language } from '../ui/text.tsx';

/** Who is looking, and in which language. */
export type Viewer = { name: string; kind: 'citizen' | 'enterprise' | 'officer' } | null;

export type NamedCode = { code: string; name: string };
export type Area = { code: string; name: string; parent: string | null };

/** Danh mục a form needs in the browser, by name. */
export type ListEntries = Readonly<
  Record<string, readonly { code: string; name: string; nameEn: string; parent?: string | undefined }[]>
>;

export type DraftPageModel = {
  draftId: string;
  /** Code of the dossier the form supplements or changes; null for a new one. */
  amends: string | null;
  revision: number;
  procedure: { code: string; name: string; level: string };
  form: InstalledForm;
  lists: ListEntries;
  /** Names of the shared databases, in the page's language. */
  registerNames: Readonly<Record<string, string>>;
  areas: readonly Area[];
  content: DraftContent;
  today: string;
  sectionStates: readonly { id: string; title: string; state: 'empty' | 'partial' | 'done'; visible: boolean }[];
  documents: readonly (RequiredDocument & { isRequired: boolean })[];
  uploads: readonly UploadView[];
  maxFileMb: number;
};

/** What somebody filled in to try an operation. */
export type TrialGiven = {
  withToken: boolean;
  withPurpose: boolean;
  inSoap: boolean;
  parameters: Readonly<Record<string, string>>;
  body: string;
};

export type Pages = {
  home: {
    lifeEvents: readonly NamedCode[];
    figures: { month: string; share: string; count: number } | null;
  };
  procedures: {
    found: readonly ProcedureSummary[];
    total: number;
    page: number;
    pages: number;
    sectors: readonly (NamedCode & { count: number })[];
    serviceLevels: readonly { level: string; count: number }[];
    filter: Readonly<Record<string, string>>;
  };
  procedure: {
    definition: ProcedureDefinition;
    sectorName: string;
    serviceLevel: string;
    authorityText: string;
    termTexts: readonly { name: string; term: string }[];
    times: { median: string; ninety: string } | null;
    /** Papers the law asks for in the usual case. */
    requiredIds: readonly string[];
    canStart: boolean;
  };
  procedureInformation: {
    code: string;
    name: string;
    sectorName: string;
    applicantKinds: readonly string[];
    information: ProcedureInformation;
    /** Where it is handed in, by level: the province's own desk by its name. */
    handInAt: readonly string[];
  };
  kiosk: { view: KioskView; group: string | null; commandId: string };
  takenNumber: { desk: KioskView['desk']; groupName: string; taken: TakenNumber };
  calling: { view: CallingView };
  /** `system` names the one that somebody signs in for. */
  signIn: { problem: string | null; next: string; needed: boolean; system: string | null };
  /** A system asks to know who somebody is. */
  signOn: {
    uid: string;
    name: string;
    ownerName: string;
    purpose: string;
    article: string;
    fields: readonly SignOnField[];
  };
  goOn: { url: string };
  formSection: DraftPageModel & { step: string; problems: readonly FormProblem[] };
  check: DraftPageModel & {
    rows: readonly { section: string; label: string; text: string; path: string }[];
    problems: readonly { text: string; href: string }[];
    fees: readonly { name: string; amountVnd: number }[];
    placeText: string;
    ownerText: string;
    commandId: string;
  };
  receipt: { dossier: PartyDossierView };
  mine: {
    dossiers: readonly DossierSummary[];
    drafts: readonly { id: string; procedureName: string; savedAt: string }[];
    notices: readonly Notice[];
  };
  dossier: {
    dossier: PartyDossierView;
    documents: readonly (RequiredDocument & { isRequired: boolean })[];
    commandId: string;
    maxFileMb: number;
    problem: string | null;
    form: { installed: InstalledForm; lists: ListEntries; areas: readonly Area[] };
    today: string;
  };
  myData: { accesses: readonly AccessView[]; nextUrl: string | null; isFirst: boolean };
  lookUp: { code: string; found: { code: string; step: number; label: string } | null };
  developers: {
    search: string;
    services: readonly CatalogueEntry[];
    /** Null when nobody is signed in. */
    mayTakeKey: boolean | null;
  };
  contract: {
    contract: ContractPage;
    /** So many days after a call its bodies can be read, where they are kept. */
    bodiesKeptDays: number;
    trial: Trial | null;
    given: Readonly<Record<string, TrialGiven>>;
  };
  messages: { gatewayUrl: string; topics: readonly TopicPage[] };
  /** Null where the axis issues no certificates. */
  certificates: { gatewayUrl: string; issuing: Issuing | null };
  exchangeStatus: ExchangeStatus;
  /** Null before the first day is over. */
  exchangeFigures: { statistics: PublicStatistics | null; periods: PublishedPeriods };
  sandboxKey: { made: SandboxKey | null; problem: string | null };
  error: { message: string; back: string | null };
};
export type PageName = keyof Pages;

/** One page to be drawn: its name, its data, and what every page shows. */
export type PageModel = {
  [Name in PageName]: {
    page: Name;
    data: Pages[Name];
    viewer: Viewer;
    lang: Language;
    /** Address of this page in the other language. */
    otherLanguageUrl: string;
    assets: {
      styles: readonly string[];
      formScript: string | null;
      queueScript: string | null;
      formStyles: readonly string[];
    };
  };
}[PageName];
