export { createAxisBook, type AxisBook } from './axis-book.ts';
export { createDocumentAxis, documentAxisProvider } from './document-axis.ts';
export { documentAxisSimulator } from './simulator.ts';
export { createStandInAgency, type StandInAgency } from './stand-in-agency.ts';
