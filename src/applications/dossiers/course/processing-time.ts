import type { InstalledPackage } from '#applications/procedures/index.ts';
import type { Dossier } from './dossier.ts';

/** Thời hạn of the dossier's variant. */
export function termOf({
  dossier,
  installed,
}: {
  dossier: Pick<Dossier, 'state'>;
  installed: Pick<InstalledPackage, 'definition' | 'code'>;
}) {
  const variant = installed.definition.variants.find(({ id }) => id === dossier.state.variant);
  if (!variant) throw new Error(`Variant ${dossier.state.variant} of ${installed.code} is missing`);
  return variant.processingTime;
}
