export { createTimeAuthority } from './time-authority.ts';
export { keepStampKeys, type StampKeys } from './sign-time-stamp.ts';
export { timeAuthoritySimulator } from './simulator.ts';
