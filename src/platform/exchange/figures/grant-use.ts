import { providerFaults } from './sum-figures.ts';

/** Stands for the fields of answers whose fields are not on record. */
export const anyField = '*';

/** A call that was let in is a use of its grant, whether or not the provider was up to it. */
export const letIn = ['answered', 'replayed', 'passed', 'broken_off', ...providerFaults];
