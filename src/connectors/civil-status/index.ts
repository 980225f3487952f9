export { createCivilStatusSource } from './civil-status-source.ts';
export { civilStatusSimulator } from './simulator.ts';
