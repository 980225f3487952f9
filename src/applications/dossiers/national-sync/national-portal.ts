import type { Unavailable } from '#data/registry/index.ts';
import type { NationalDossier, ProgressRow } from './national-message.contract.ts';

/** What the portal says to something it was told: `refused` in its own words. */
export type PortalAnswer = { kind: 'taken' } | { kind: 'refused'; message: string } | Unavailable;

/** Port: Cổng Dịch vụ công quốc gia. Nothing throws for what the portal does. */
export type NationalPortal = {
  /** `isUpdating` says that it knows these dossiers already. All of a call are taken, or none. */
  putDossiers: (dossiers: readonly NationalDossier[], isUpdating: boolean) => Promise<PortalAnswer>;
  /** The same rows sent again are the same rows. */
  putProgress: (rows: readonly ProgressRow[]) => Promise<PortalAnswer>;
  find: (code: string) => Promise<{ kind: 'found'; dossier: NationalDossier } | { kind: 'none' } | Unavailable>;
};

/** Rows of one call, as the portal's guide has it. */
export const rowsOfCall = 10;
