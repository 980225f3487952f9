export { paymentSimulatorRoutes } from './simulator.ts';
