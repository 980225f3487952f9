import { hash } from 'node:crypto';
import { z } from 'zod';

/** SHA-256 in hex: Node makes such a string for a quarter of what a Buffer costs it. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const digestLength = 32;
/** Cây Merkle as RFC 6962, part 2.1: a leaf and a node are hashed with different first bytes, so that neither passes for the other. */
const nodeInput = Buffer.alloc(1 + 2 * digestLength);
nodeInput[0] = 1;

export const digestOf = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

function nodeOf(left: string, right: string): string {
  nodeInput.write(left, 1, 'hex');
  nodeInput.write(right, 1 + digestLength, 'hex');
  return digestOf(nodeInput);
}

/** The root over the leaves in their order; of no leaves the digest of nothing. */
export function rootOf(leaves: readonly string[]): string {
  let level = leaves;
  while (level.length > 1) level = pairUp(level);
  return level[0] ?? digestOf('');
}

/** A step towards the root: the other half, and on which side it stands. */
export const ProofSteps = z.array(z.object({ side: z.enum(['left', 'right']), hash: Digest }));
export type ProofStep = z.infer<typeof ProofSteps>[number];

/** The way from one leaf to the root, bottom first. */
export function proofOf(leaves: readonly string[], index: number): ProofStep[] {
  const steps: ProofStep[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = pairUp(level)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling) steps.push({ side: at % 2 === 0 ? 'right' : 'left', hash: sibling });
    at = Math.floor(at / 2);
  }
  return steps;
}

/** The root a leaf and its way lead to. */
export function rootFromProof(leaf: string, steps: readonly ProofStep[]): string {
  return steps.reduce(
    (node, { side, hash: other }) => (side === 'left' ? nodeOf(other, node) : nodeOf(node, other)),
    leaf,
  );
}

/** A leaf without a partner goes up as it is: the tree of RFC 6962, built level by level. */
function pairUp(level: readonly string[]): string[] {
  const above: string[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index], level[index + 1]];
    if (left) above.push(right ? nodeOf(left, right) : left);
  }
  return above;
}
