export { createMinistrySystems } from './ministry-systems.ts';
export { ministrySimulator } from './simulator.ts';
export { createMinistryStandIn, type MinistryBooks, type Newborn } from './stand-in.ts';
