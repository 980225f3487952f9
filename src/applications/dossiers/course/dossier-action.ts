import type { z } from 'zod';
import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import type { ActionKind } from './dossier-status.ts';
import type { ActionContent } from './action-content.contract.ts';

/** Content of each kind of action. */
export type ContentOf<Kind extends ActionKind> = z.infer<(typeof ActionContent)[Kind]>;

/** Who did it: a person in a post, the applicant, or the system itself (`id` null). */
export type ActionActor = { id: string | null; name: string; unitId: string | null; title: string | null };

/** Thao tác: what was done, by whom, when. The union keeps kind and content together. */
export type DossierAction = {
  [Kind in ActionKind]: { kind: Kind; at: Date; by: ActionActor; commandId: string; content: ContentOf<Kind> };
}[ActionKind];

/** Hash before the first action of a dossier. */
export const genesisHash = '0'.repeat(64);

/**
 * The hash of an action: of the hash before it, its place and everything it says. Changing, removing or reordering any action
 * changes every hash after it.
 */
export function hashAction(
  action: DossierAction,
  place: { dossierId: string; sequence: number; previousHash: string },
): string {
  return sha256(
    canonicalJson({
      dossier: place.dossierId,
      sequence: place.sequence,
      previous: place.previousHash,
      kind: action.kind,
      at: action.at.toISOString(),
      by: action.by,
      command: action.commandId,
      content: action.content,
    }),
  );
}

export type ChainedAction = { action: DossierAction; sequence: number; previousHash: string; hash: string };

/** The first place where a chain of actions does not hold, or undefined when it is whole. */
export function findBrokenLink(dossierId: string, chain: readonly ChainedAction[]): number | undefined {
  let previousHash = genesisHash;
  for (const [index, link] of chain.entries()) {
    const place = { dossierId, sequence: index + 1, previousHash };
    const holds =
      link.sequence === place.sequence &&
      link.previousHash === previousHash &&
      link.hash === hashAction(link.action, place);
    if (!holds) return index + 1;
    previousHash = link.hash;
  }
  return undefined;
}
