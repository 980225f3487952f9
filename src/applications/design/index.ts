export { designEn } from './design.en.ts';
export { designRoutes, type DesignDeps } from './design.routes.ts';
export { designVi } from './design.vi.ts';
export { openDraftChecker, type DraftChecker } from './draft-checker.ts';
export { previewOf } from './drafts.ts';
export { generatorContent } from './generator-content.ts';
export { goldenGround } from './golden-ground.ts';
export { knownNames } from './known-names.ts';
export { isAdministrator } from './require-administrator.ts';
