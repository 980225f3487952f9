export { createAskPlatform } from './ask-platform.ts';
export { paymentSimulatorRoutes } from './simulator.ts';
