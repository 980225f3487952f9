import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { proofOf, ProofSteps, rootFromProof, rootOf } from '../merkle.ts';
import { checkTimeStamp, type CheckedStamp } from './time-stamp-token.ts';
import { selectSealDigests, selectStamps, type SealStamp } from './time-stamps.queries.ts';

/** What is stamped: one root over the digests of many seals, so that a seal has a short way to its stamp. */
export const stampText = ({ gateway, from, to, root }: { gateway: string; from: number; to: number; root: string }) =>
  `motcua-stamp-1\n${gateway}\n${from}\n${to}\n${root}`;

export type StampReport = {
  stamps: number;
  /** Up to which seal they reach, and when the last of them was given. */
  lastNumber: number;
  last: CheckedStamp | undefined;
  /** First seals of stamps that do not hold, or that begin after seals without one. */
  wrong: number[];
};

/**
 * Kiểm dấu thời gian của các niêm phong: each stamp in its order against the seals it was given for (digests by number) and the
 * authorities (PEM).
 */
export async function checkStamps(
  stamps: readonly SealStamp[],
  { gateway, seals, authorities }: { gateway: string; seals: ReadonlyMap<number, string>; authorities: string },
): Promise<StampReport> {
  const report: StampReport = { stamps: stamps.length, lastNumber: 0, last: undefined, wrong: [] };
  for (const { from, to, token } of stamps) {
    const digests = numbersOf(from, to).map((number) => seals.get(number) ?? '');
    const text = stampText({ gateway, from, to, root: rootOf(digests) });
    const held = await checkTimeStamp(token, { text, authorities });
    if (held) report.last = held;
    if (!held || from !== report.lastNumber + 1) report.wrong.push(from);
    report.lastNumber = to;
  }
  return report;
}

export const numbersOf = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** The stamp a seal is under, as a proof carries it: `token` in base64. */
export const ProvenStamp = z.object({
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  steps: ProofSteps,
  token: z.base64(),
});
export type ProvenStamp = z.infer<typeof ProvenStamp>;

/** The stamp over the seal with this number, with the seal's way to it; undefined while it has none. */
export async function findProvenStamp(
  db: Db,
  { gateway, number }: { gateway: string; number: number },
): Promise<ProvenStamp | undefined> {
  const [stamp] = await selectStamps(db, gateway, number);
  if (!stamp) return undefined;
  const { from, to, token } = stamp;
  const seals = await selectSealDigests(db, { gateway, from, to });
  const digests = numbersOf(from, to).map((one) => seals.get(one) ?? '');
  return { from, to, steps: proofOf(digests, number - from), token: Buffer.from(token).toString('base64') };
}

/** Whether the seal's digest leads to what was stamped. */
export async function checkProvenStamp(
  { from, to, steps, token }: ProvenStamp,
  { gateway, digest, authorities }: { gateway: string; digest: string; authorities: string },
): Promise<CheckedStamp | undefined> {
  const text = stampText({ gateway, from, to, root: rootFromProof(digest, steps) });
  return checkTimeStamp(Buffer.from(token, 'base64'), { text, authorities });
}
