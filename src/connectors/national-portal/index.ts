export { createNationalPortal, nationalPortalProvider } from './national-portal.ts';
export { createPortalBook, type PortalBook } from './portal-book.ts';
export { nationalPortalSimulator } from './simulator.ts';
