import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { DB } from '#infrastructure/database/database.gen.ts';
import type { StepBy } from '../management/grants.queries.ts';
import type { AxisCommand } from './axis-command.ts';
import type { ChangedThing, DangerKind, ProposalState } from './proposal.contract.ts';

export type ProposalRow = Selectable<DB['exchange.proposal']>;

export type NewProposal = {
  id: string;
  at: Date;
  by: StepBy;
  reason: string;
  command: AxisCommand;
  base: Readonly<Record<string, string>>;
  digest: string;
  changes: readonly ChangedThing[];
  dangers: readonly DangerKind[];
  decideBy: Date;
  state: 'waiting' | 'urgent';
};

/** Number of the lock that lets one dangerous change after the other through: each is judged on what the one before left. */
const changeLock = 5_120_086;

/** Held until the transaction ends. */
export async function lockChanges(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${changeLock})`.execute(tx);
}

/** Gives the id; of the same that waits already, that one's. */
export async function insertProposal(tx: Tx, proposal: NewProposal): Promise<string> {
  await tx
    .insertInto('exchange.proposal')
    .values({
      id: proposal.id,
      proposed_at: proposal.at,
      proposed_by: proposal.by.accountId,
      proposer_name: proposal.by.name,
      proposer_unit: proposal.by.unitName,
      reason: proposal.reason,
      command: JSON.stringify(proposal.command),
      base: JSON.stringify(proposal.base),
      digest: proposal.digest,
      changes: JSON.stringify(proposal.changes),
      dangers: [...proposal.dangers],
      decide_by: proposal.decideBy,
      state: proposal.state,
    })
    // Written out: of a parameter the server cannot tell that the index is meant, once it plans for any value.
    .onConflict((conflict) =>
      conflict
        .column('digest')
        .where(sql<boolean>`state = 'waiting'`)
        .doNothing(),
    )
    .execute();
  if (proposal.state === 'urgent') return proposal.id;
  const { id } = await tx
    .selectFrom('exchange.proposal')
    .select('id')
    .where('digest', '=', proposal.digest)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findProposal(db: Db | Tx, id: string): Promise<ProposalRow | undefined> {
  return db.selectFrom('exchange.proposal').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findProposalForUpdate(tx: Tx, id: string): Promise<ProposalRow | undefined> {
  return tx.selectFrom('exchange.proposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function settleProposal(
  tx: Tx,
  { id, state, at, by, reason }: { id: string; state: ProposalState; at: Date; by: StepBy; reason: string },
): Promise<void> {
  await tx
    .updateTable('exchange.proposal')
    .set({
      state,
      settled_at: at,
      settled_by: by.accountId,
      settler_name: by.name,
      settler_unit: by.unitName,
      settle_reason: reason,
    })
    .where('id', '=', id)
    .execute();
}

/** The command is not read: it may be a whole file. */
const shown = [
  'id',
  'proposed_at',
  'proposed_by',
  'proposer_name',
  'proposer_unit',
  'reason',
  'changes',
  'dangers',
  'decide_by',
  'state',
  'settled_at',
  'settler_name',
  'settler_unit',
  'settle_reason',
] as const;
export type ShownProposal = Pick<ProposalRow, (typeof shown)[number]>;

/** Those still to be decided, oldest first; of one proposer where one is named. */
export async function selectOpenProposals(db: Db, proposer: string | null): Promise<ShownProposal[]> {
  return db
    .selectFrom('exchange.proposal')
    .select(shown)
    .where('state', 'in', ['waiting', 'urgent'])
    .$if(proposer !== null, (query) => query.where('proposed_by', '=', proposer))
    .orderBy('proposed_at')
    .limit(200)
    .execute();
}

export async function selectPastProposals(db: Db, proposer: string | null): Promise<ShownProposal[]> {
  return db
    .selectFrom('exchange.proposal')
    .select(shown)
    .where('settled_at', 'is not', null)
    .$if(proposer !== null, (query) => query.where('proposed_by', '=', proposer))
    .orderBy('settled_at', 'desc')
    .limit(50)
    .execute();
}

/** What one person did at once and nobody has confirmed yet, with the hours left. */
export async function selectUrgentProposals(
  db: Db,
  at: Date,
): Promise<{ id: string; by: string; keys: string; hours: number }[]> {
  const rows = await db
    .selectFrom('exchange.proposal')
    .select(['id', 'proposer_name', 'decide_by'])
    .select(
      sql<string>`(select string_agg(thing ->> 'key', ', ') from jsonb_array_elements(changes) as thing)`.as('keys'),
    )
    .where('state', '=', 'urgent')
    .orderBy('proposed_at')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, by: row.proposer_name, keys: row.keys },
    hours: Math.floor((row.decide_by.getTime() - at.getTime()) / 3_600_000),
  }));
}
