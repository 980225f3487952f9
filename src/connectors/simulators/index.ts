export { startSimulators, type Simulators } from './start-simulators.ts';
