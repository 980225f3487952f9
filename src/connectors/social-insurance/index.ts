export { createSocialInsuranceSource } from './social-insurance-source.ts';
export { socialInsuranceSimulator } from './simulator.ts';
