export { correspondenceSubscriptions } from './ask-outside.ts';
export { correspondenceRoutes } from './correspondence.routes.ts';
export type {
  AxisAgency,
  AxisAttachment,
  AxisDocument,
  AxisEntry,
  AxisSent,
  AxisSilent,
  AxisStatus,
  AxisTaken,
  DocumentAxis,
} from './document-axis.ts';
export { statusCodes } from './document-axis.ts';
export { reconcileDocuments, repairDocuments, type DocumentDifferences } from './reconcile-documents.ts';
export { sendDocuments } from './send-documents.ts';
export { takeDocuments } from './take-documents.ts';
