export { createMinistrySystems } from './ministry-systems.ts';
export { ministrySimulator } from './simulator.ts';
export { createMinistryStandIn } from './stand-in.ts';
