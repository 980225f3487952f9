import type { ServiceComposition } from './composition.contract.ts';

/** Keys of the services a composed one asks for its parts. */
export const partKeysOf = (composition: ServiceComposition | undefined): string[] => [
  ...new Set(
    Object.values(composition ?? {}).flatMap(({ parts }) => Object.values(parts).map(({ service }) => service)),
  ),
];
