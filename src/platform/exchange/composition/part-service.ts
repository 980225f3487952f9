import type { ServiceSettings, serviceStates } from '../exchange.contract.ts';

/** What is to be known of a service that is asked for a part. */
export type PartService = {
  contract: string;
  personal: boolean;
  upstream: string;
  settings: Pick<ServiceSettings, 'timeoutMs'>;
  state: (typeof serviceStates)[number];
};
/** Undefined where there is no such version. */
export type FindPart = (key: string) => PartService | undefined;
