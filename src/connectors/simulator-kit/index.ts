export { behave, Behaviour, normal, swapsPeople } from './behaviour.ts';
export { pick, requireBearer, slashDay } from './checks.ts';
