import type { KnownSection } from '#applications/dossiers/known-data/known.contract.ts';

/** What a shared database said of a part, and how a person tells that something of it is wrong. */
export type KnownPart = {
  section: KnownSection | undefined;
  registerName: (register: string) => string;
  /** When it was said, in words. */
  moment: (at: string) => string;
  onContest: (field: string, contest: { reason: string } | null) => void;
};
