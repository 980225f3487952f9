export { checkPackage, checkPackageFiles, type CheckedPackage, type PackageCheck } from './check-package.ts';
export { chooseVariant, documentsFor } from './choose-variant.ts';
export { computeFees, type ComputedFee } from './compute-fees.ts';
export { authorityOn, byPublication, consultationRuleOn, serviceLevelOn } from './dated-rules.ts';
export { diffPackages, type PackageDifference } from './diff-packages.ts';
export { installNewPackage, installPackage, rollBackPackage } from './install-package.ts';
export type { KnownNames } from './known-names.ts';
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
export {
  countCatalogue,
  findCurrentPackage,
  findPublishedVersion,
  getPackage,
  getProcessModel,
  listPublications,
  readPackageTexts,
  searchProcedures,
  type CatalogueFilter,
  type InstalledPackage,
} from './procedures.queries.ts';
export { catalogueApi } from './procedures.routes.ts';
export { checkTexts, proceduresVi } from './procedures.vi.ts';
