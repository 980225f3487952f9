export { watchIntake, type DossierFollowed } from './alarms/watch-intake.ts';
export { AskInput } from './asking/questions.contract.ts';
export { askAboutAccess } from './asking/ask-about-access.ts';
export { listAccesses } from './asking/list-accesses.ts';
export { subjectOfActor } from './asking/subject-of.ts';
export { readDataAccessRules, type DataAccessRules } from './definition/data-access-rules.ts';
export { registerContract } from './definition/register-contract.ts';
export { registerSchema, type RegisterDefinition } from './definition/register-definition.ts';
export {
  numberField,
  fieldLabel,
  partTitles,
  readRegisters,
  registerName,
  registerNames,
  type Register,
  type Registers,
} from './definition/read-registers.ts';
export { maskOthers } from './reading/mask-others.ts';
export { matchRegister, type Claimed } from './reading/match-register.ts';
export { readRegister, type Purpose, type ReadAnswer, type Reader } from './reading/read-register.ts';
export { recordBodiesRead, recordOutsideLook, recordSending } from './reading/record-outside-look.ts';
export { readerOf, systemReader } from './reading/reader-of.ts';
export type { ConcernsDossier, RegistryDeps, Subject } from './reading/registry-deps.ts';
export { endRecord } from './records/end-record.ts';
export { findDuplicates } from './records/find-duplicates.ts';
export { ImportFault, importRecords, type ImportReport, type ImportTable } from './records/import-records.ts';
export { exportOpenParts } from './records/export-open-parts.ts';
export { countRecords } from './records/records.queries.ts';
export { mergeRecords } from './records/merge-records.ts';
export { ownedSources } from './records/owned-source.ts';
export { putRecord, type PutOutcome } from './records/put-record.ts';
export type { RecordChange } from './records/record-change.ts';
export { undoMerge } from './records/undo-merge.ts';
export { valueInWords } from './reading/value-in-words.ts';
export { isSame } from './reading/same-value.ts';
export type {
  KnownPerson,
  LookUpAnswer,
  LookUpContext,
  MatchAnswer,
  RegisterKey,
  RegisterRecord,
  RegisterSource,
  Unavailable,
} from './register-source.ts';
export { AccessView } from './registry.contract.ts';
export { registryEn } from './registry.en.ts';
export { registryRoutes } from './registry.routes.ts';
export { registryVi } from './registry.vi.ts';
