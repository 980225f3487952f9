export { createMinistryStandIn } from './stand-in.ts';
