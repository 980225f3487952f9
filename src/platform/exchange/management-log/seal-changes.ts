import type { Db } from '#infrastructure/database/connect.ts';
import { leafOfLine } from '../evidence/entry.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import type { SealedChanges } from './change-sections.ts';
import { markSealed, selectUnsealedEntries } from './management-log.queries.ts';
import type { z } from 'zod';

/** A line of the evidence log stays small. */
const most = 200;

/**
 * Niêm phong nhật ký quản lý: writes the digests of new entries as a line into the gateway's own log, where they are signed, chained,
 * witnessed and stamped with its calls. A gateway that dies before it has said so writes them again: the same twice proves the same.
 * Answers whether there may be more.
 */
export async function sealChanges(db: Db, evidence: Pick<EvidenceLog, 'gateway' | 'append'>): Promise<boolean> {
  const entries = await selectUnsealedEntries(db, most);
  if (entries.length === 0) return false;
  const sealed: z.infer<typeof SealedChanges> = {
    managementLog: entries.map(({ seq, sections }) => ({ seq, leaf: leafOfLine({ seq, sections }) })),
  };
  await evidence.append({ facts: JSON.stringify(sealed) });
  await markSealed(db, { gateway: evidence.gateway, seqs: entries.map(({ seq }) => seq) });
  return entries.length === most;
}
