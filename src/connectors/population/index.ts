export { populationProvider } from './population-messages.ts';
export { createPopulationSource } from './population-source.ts';
export { populationSimulator } from './simulator.ts';
