import type { Unavailable } from '#data/registry/index.ts';
import type { SendingGround } from '#platform/exchange/index.ts';
import type { NationalDossier, ProgressRow } from './national-message.contract.ts';

/** What the portal says to something it was told: `refused` in its own words. */
export type PortalAnswer = { kind: 'taken' } | { kind: 'refused'; message: string } | Unavailable;

/** Port: Cổng Dịch vụ công quốc gia. Nothing throws for what the portal does. */
export type NationalPortal = {
  /** `isUpdating` says that it knows this dossier already. */
  putDossier: (dossier: NationalDossier, as: { isUpdating: boolean; ground: SendingGround }) => Promise<PortalAnswer>;
  /** Rows of one dossier; the same rows sent again are the same rows. */
  putProgress: (rows: readonly ProgressRow[], ground: SendingGround) => Promise<PortalAnswer>;
  find: (
    code: string,
    ground: SendingGround,
  ) => Promise<{ kind: 'found'; dossier: NationalDossier } | { kind: 'none' } | Unavailable>;
};

/** Rows of one call, as the portal's guide has it. */
export const rowsOfCall = 10;
