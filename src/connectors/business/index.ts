export { createBusinessSource } from './business-source.ts';
export { businessSimulator } from './simulator.ts';
