import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import type { KnownSystem } from '../known/known.ts';
import { isSignedBy, Seal } from './seal.ts';
import { findSeal, insertWitness, selectUnwitnessed, selectWitnesses } from './witnesses.queries.ts';

type Deps = { db: Db; now: Clock };
const mostAtOnce = 500;
const Ed25519 = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

/** Các niêm phong chưa làm chứng of a gateway: what a witness reads, checks against what it saw before, and signs. */
export async function listForWitness(
  { db }: Pick<Deps, 'db'>,
  { gateway, witness }: { gateway: string; witness: string },
) {
  const rows = await selectUnwitnessed(db, { gateway, witness, most: mostAtOnce });
  return rows.map(({ seal }) => {
    const { leaves, ...rest } = Seal.parse(JSON.parse(seal));
    return { ...rest, count: leaves.length };
  });
}

/** Làm chứng: keeps another agency's signature over a seal. Refuses one that is not of a key the witness has registered. */
export async function witnessSeal(
  { db, now }: Deps,
  { system, gateway, number, signature }: { system: KnownSystem; gateway: string; number: number; signature: string },
): Promise<void> {
  const stored = await findSeal(db, gateway, number);
  if (stored === undefined) throw refuse('exchange.not_found');
  const seal = Seal.parse(JSON.parse(stored));
  const isTheirs = system.purposeKeys.some((jwk) => {
    const key = Ed25519.safeParse(jwk);
    return key.success && isSignedBy(seal, signature, key.data.x);
  });
  if (!isTheirs) throw refuse('exchange.key_wrong');
  await insertWitness(db, { gateway, number, witness: system.code, signature, at: now() });
}

export type WitnessReport = { witness: string; signed: number; lastNumber: number; wrong: number[] };

/** Kiểm tra chữ ký làm chứng: of each witness how far it has signed, and seals that are no longer what it signed. */
export async function checkWitnesses(db: Db, gateway: string): Promise<WitnessReport[]> {
  const rows = await selectWitnesses(db, gateway);
  return [...Map.groupBy(rows, ({ witness }) => witness)].map(([witness, signed]) => {
    const byNumber = Map.groupBy(signed, ({ number }) => number);
    const wrong = [...byNumber].flatMap(([number, keys]) => {
      const holds = keys.some(({ seal, signature, publicKey }) => {
        const key = Ed25519.safeParse(publicKey);
        return key.success && isSignedBy(Seal.parse(JSON.parse(seal)), signature, key.data.x);
      });
      return holds ? [] : [number];
    });
    return { witness, signed: byNumber.size, lastNumber: Math.max(...byNumber.keys()), wrong };
  });
}
