export { dropExpiredFiles, dropFile, keepFile, openFile, type SharedFilesDeps } from './share-files.ts';
export { sharedFilesEn } from './shared-files.en.ts';
export { sharedFilesVi } from './shared-files.vi.ts';
export type { SharedFile } from './shared-files.queries.ts';
