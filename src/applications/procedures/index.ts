export {
  checkPackage,
  checkPackageFiles,
  readDraftDefinition,
  type CheckedPackage,
  type PackageCheck,
} from './check-package.ts';
export {
  beginPackageDraft,
  discardPackageDraft,
  getPackageDraft,
  getPackageDraftAt,
  publishPackageDraft,
  savePackageDraft,
  withChanges,
} from './drafts/package-drafts.ts';
export { listPackageDrafts, type PackageDraft } from './drafts/package-drafts.queries.ts';
export { fieldsWithoutHelp } from './check-form.ts';
export { chooseVariant, documentsFor } from './choose-variant.ts';
export { computeFees, type ComputedFee } from './compute-fees.ts';
export { decideFor } from './decisions/decide.ts';
export { authorityOn, byPublication, consultationRuleOn, serviceLevelOn } from './dated-rules.ts';
export { diffPackages, type PackageDifference } from './diff-packages.ts';
export { installNewPackage, installPackage, rollBackPackage } from './install-package.ts';
export { pathsReadBy } from './paths-read.ts';
export type { KnownNames } from './known-names.ts';
export { readAskOnceRules, type AskOnceRules } from './ask-once/ask-once-rules.ts';
export { FullProcedure, reportPackage, reportProcedure, type AskedOnce } from './ask-once/ask-once-report.ts';
export { listsOfForm } from './lists-of-form.ts';
export { problemOf, type PackageProblem } from './package-problem.ts';
export { filesFromText, findPackageFolders } from './package-files.ts';
export type { GoldenDossier, GoldenStep } from './golden-dossier.ts';
export {
  Channel,
  ProcedureDefinition,
  ProcedureSummary,
  type FeeRule,
  Partner,
  type LegalReference,
  type RequiredDocument,
} from './procedures.contract.ts';
export { proceduresEn } from './procedures.en.ts';
export { refuse as refuseProcedure } from './procedures.errors.ts';
export { catalogueTexts } from './catalogue/catalogue-texts.vi.ts';
export { importCatalogue } from './catalogue/import-catalogue.ts';
export { findInformation } from './catalogue/information.queries.ts';
export { readCatalogue } from './catalogue/read-catalogue.ts';
export {
  cataloguePageSize,
  countCatalogue,
  searchProcedures,
  type CatalogueFilter,
} from './catalogue/search-procedures.queries.ts';
export {
  findCurrentPackage,
  findPublishedVersion,
  getPackage,
  getProcessModel,
  listOffered,
  listPublications,
  procedureNames,
  readPackageTexts,
  type InstalledPackage,
} from './procedures.queries.ts';
export { catalogueApi } from './procedures.routes.ts';
export { checkTexts } from './check-texts.ts';
export { askOnceTexts, proceduresVi } from './procedures.vi.ts';
