export { commandDossier } from './actions/command-dossier.ts';
export { commandOwnDossier } from './actions/command-own-dossier.ts';
export { CitizenCommand, CounterIntake } from './intake/counter.contract.ts';
export type {
  DossierDeps,
  MinistrySystems,
  NewPerson,
  RegistrationAnswer,
  RegistrationRequest,
} from './dossier-deps.ts';
export { DraftContent } from './intake/drafts.contract.ts';
export { deleteDraft, findDraft, listDrafts, type Draft } from './store/drafts.queries.ts';
export { refuse as refuseDossier } from './dossiers.errors.ts';
export { dossierSubscriptions } from './dossiers.jobs.ts';
export {
  countOpenByUnit,
  countOpenByVersion,
  findDossier,
  findDossierById,
  inTimeShare,
  procedureTimes,
} from './store/dossiers.queries.ts';
export { dossierEvents } from './dossier-events.ts';
export { deskRoutes, dossierFileRoutes, draftRoutes } from './dossiers.routes.ts';
export { escalateLateSteps } from './actions/escalate-late-steps.ts';
export { fireTimers } from './actions/fire-timer.ts';
export { dossiersEn } from './dossiers.en.ts';
export { dossiersVi } from './dossiers.vi.ts';
export type { GoldenGround } from './golden/golden-ground.ts';
export { goldenSummary } from './golden/golden-summary.ts';
export { goldenTexts } from './golden/golden.vi.ts';
export { playGolden, type PlayedGolden } from './golden/play-golden.ts';
export { viewGolden, type GoldenView } from './golden/view-golden.ts';
export { handInAtCounter } from './intake/hand-in-at-counter.ts';
export { handInDraft, partiesOf } from './intake/hand-in-draft.ts';
export { officeRoutes } from './office.routes.ts';
export { generateDossiers } from './generator/generate-dossiers.ts';
export { inboxRoutes } from './inbox.routes.ts';
export { handInAmendment, openAmendment } from './intake/amend-dossier.ts';
export { openDraft, saveDraft } from './intake/save-draft.ts';
export { migrateDossiers, migratePage, type PlannedDossier } from './package-migration/migrate-dossiers.ts';
export {
  carryOutReorganisations,
  orderReorganisation,
  rehearseReorganisation,
  reorganiseWhenDue,
  type ReorganisationProgress,
} from './reorganisation/reorganise.ts';
export { deleteOldIntakeKnown } from './store/intake-known.queries.ts';
export { refreshDraft } from './known-data/refresh-draft.ts';
export { backfillResults } from './known-data/backfill-results.ts';
export { concernsDossier } from './known-data/concerns-dossier.ts';
export { dueSending } from './known-data/due-sending.ts';
export { neededFields } from './known-data/needed-fields.ts';
export { neededHere } from './known-data/needed-here.ts';
export { dossierFollowed } from './known-data/dossier-followed.ts';
export type { Registered, RegistrationDifferences } from './registrations/compare-registrations.ts';
export { reconcileRegistrations } from './registrations/reconcile-registrations.ts';
export { resendRegistrations } from './registrations/resend-registrations.ts';
export { NationalDossier, ProgressRow } from './national-sync/national-message.contract.ts';
export type { NationalPortal, PortalAnswer } from './national-sync/national-portal.ts';
export { faultsInWords, handInFromPortal, type PortalIntakeDeps } from './national-intake/hand-in-from-portal.ts';
export { readNationalForms } from './national-intake/national-forms.ts';
export { PortalSubmission } from './national-intake/portal-submission.contract.ts';
export { nationalSyncRoutes } from './national-sync/national-sync.routes.ts';
export { reconcileNational, repairNational } from './national-sync/reconcile-national.ts';
export { tellNationalPortal } from './national-sync/tell-national-portal.ts';
export { hearOutside } from './outside-partners/hear-outside.ts';
export { openOutsideQuestion } from './outside-partners/outside-question.ts';
export { HandedFile } from './handed-file.contract.ts';
export { startPayment } from './views/start-payment.ts';
export { viewForOfficer } from './views/view-for-officer.ts';
export { listOwnDossiers, viewForParty } from './views/view-for-party.ts';
export { progressOf } from './views/where-now.ts';
