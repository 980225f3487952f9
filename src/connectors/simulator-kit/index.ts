export { behave, Behaviour, normal, swapsPeople } from './behaviour.ts';
export { pick, requireBearer, slashDay } from './checks.ts';
export { pdfPage } from './pdf-page.ts';
export { escapeHtml, plainPage } from './plain-page.ts';
