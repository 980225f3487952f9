import type { InstalledPackage } from '#applications/procedures/index.ts';
import type { Dossier } from '../store/dossiers.queries.ts';

/** Thời hạn of the dossier's variant. */
export function termOf({ dossier, installed }: { dossier: Dossier; installed: InstalledPackage }) {
  const variant = installed.definition.variants.find(({ id }) => id === dossier.state.variant);
  if (!variant) throw new Error(`Variant ${dossier.state.variant} of ${installed.code} is missing`);
  return variant.processingTime;
}
