import { z } from 'zod';
import { leafOfLine, LogLine } from './entry.ts';
import { readLog } from './log-file.ts';
import { segmentOfLine } from './segments.ts';
import { ProofSteps, proofOf, rootFromProof } from './merkle.ts';
import { ProvenStamp } from './time-stamps/stamped-seals.ts';
import { isSignedBy, mostUnderSeal, Seal } from './seal.ts';

/**
 * Bằng chứng của một lượt trao đổi: the line, its way to the root, and the signed seal over it. Whoever has it and the gateway's
 * published key can check it without asking anybody (`docs/kiem-chung.html` does so in a browser, off line).
 */
export const Proof = z.object({
  line: LogLine,
  steps: ProofSteps,
  seal: Seal.omit({ leaves: true }).extend({ count: z.number().int().positive().max(mostUnderSeal) }),
  /** Raw Ed25519, base64url. */
  publicKey: z.string().regex(/^[\w-]{43}$/),
  /** Dấu thời gian the seal is under, once it has one. */
  stamp: ProvenStamp.optional(),
});
export type Proof = z.infer<typeof Proof>;

/** The proof a text holds; undefined when it holds none. */
export function readProof(text: string): Proof | undefined {
  try {
    return Proof.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The proof of the line with this number; undefined when the log has no sealed line of it. */
export async function findProof(log: string, seq: number, publicKey: string): Promise<Proof | undefined> {
  const segment = await segmentOfLine(log, seq);
  if (!segment) return undefined;
  let found: LogLine | undefined;
  for await (const stored of readLog(segment.path)) {
    if (stored.kind === 'entry' && stored.line.seq === seq) found = stored.line;
    if (!found || stored.kind !== 'seal') continue;
    const { leaves, ...seal } = stored.seal;
    const steps = proofOf(leaves, seq - seal.from);
    return { line: found, steps, seal: { ...seal, count: leaves.length }, publicKey };
  }
  return undefined;
}

/** Whether a proof holds: the line leads to the root, and the root is signed by the key. */
export function isProven({ line, steps, seal, publicKey }: Proof): boolean {
  const root = rootFromProof(leafOfLine(line), steps);
  return root === seal.root && isSignedBy(sealIn({ seal }), seal.signature, publicKey);
}

/** The seal as it was signed, and stamped: of its leaves only how many there are counts there. */
export const sealIn = ({ seal: { count, ...seal } }: Pick<Proof, 'seal'>): Seal => ({
  ...seal,
  leaves: Array(count).fill(''),
});
