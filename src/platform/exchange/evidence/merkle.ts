import { hash } from 'node:crypto';

/** Cây Merkle as RFC 6962, part 2.1: a leaf and a node are hashed with different first bytes, so that neither passes for the other. */
const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

export const digestOf = (...parts: readonly Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');
export const leafOf = (...parts: readonly Uint8Array[]): Buffer => digestOf(leafPrefix, ...parts);
const nodeOf = (left: Buffer, right: Buffer): Buffer => digestOf(nodePrefix, left, right);

/** The root over the leaves in their order; of no leaves the digest of nothing. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return digestOf();
  let level = leaves;
  while (level.length > 1) level = pairUp(level);
  return level[0] ?? digestOf();
}

/** A step towards the root: the other half, and on which side it stands. */
export type ProofStep = { side: 'left' | 'right'; hash: string };

/** The way from one leaf to the root, bottom first. */
export function proofOf(leaves: readonly Buffer[], index: number): ProofStep[] {
  const steps: ProofStep[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = pairUp(level)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling) steps.push({ side: at % 2 === 0 ? 'right' : 'left', hash: sibling.toString('hex') });
    at = Math.floor(at / 2);
  }
  return steps;
}

/** The root a leaf and its way lead to. */
export function rootFromProof(leaf: Buffer, steps: readonly ProofStep[]): Buffer {
  return steps.reduce((node, { side, hash: other }) => {
    const half = Buffer.from(other, 'hex');
    return side === 'left' ? nodeOf(half, node) : nodeOf(node, half);
  }, leaf);
}

/** A leaf without a partner goes up as it is: the tree of RFC 6962, built level by level. */
function pairUp(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index], level[index + 1]];
    if (left) above.push(right ? nodeOf(left, right) : left);
  }
  return above;
}
