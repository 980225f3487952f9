export { listPapersOf, openPaper, renderPapers, requestPaper, type PaperDeps } from './make-paper.ts';
export { findPaper, nextBookNumber } from './papers.queries.ts';
export { receiveFormFile, toView as toUploadView, uploadRoutes } from './papers.routes.ts';
export { papersVi } from './papers.vi.ts';
export { type UploadDeps } from './receive-upload.ts';
export { createRenderer, type Renderer } from './render.ts';
export { sendFile } from './send-file.ts';
export { formPathsOf, hasTemplate, templateTitle } from './templates.ts';
export { listUploads, takeUploads, type Upload } from './uploads.queries.ts';
