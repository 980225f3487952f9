export { startSimulators, type Simulators, type SimulatorSettings } from './start-simulators.ts';
