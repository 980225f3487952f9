import type { GoldenGround } from '#applications/dossiers/index.ts';
import type { KnownNames } from '#applications/procedures/index.ts';
import { goldenGround } from './golden-ground.ts';
import { knownNames } from './known-names.ts';

/** What drafts are checked and played by, read from the province's content when first asked for; it changes with a restart only. */
export type DesignGround = { known: () => Promise<KnownNames>; golden: () => Promise<GoldenGround> };

export function openGround(contentDir: string): DesignGround {
  let [known, golden]: [Promise<KnownNames> | undefined, Promise<GoldenGround> | undefined] = [undefined, undefined];
  return {
    known: () => (known ??= knownNames(contentDir)),
    golden: () => (golden ??= goldenGround(contentDir)),
  };
}
