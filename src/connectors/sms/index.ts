export { createSmsSimulator } from './simulator.ts';
