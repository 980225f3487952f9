import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { hashAction, type ChainedAction, type DossierAction } from '../course/dossier-action.ts';
import { actionKinds, type ActionKind } from '../course/dossier-status.ts';
import { ActionContent } from '../course/action-content.contract.ts';
import type { Dossier } from '../course/dossier.ts';

type Place = Pick<Dossier, 'id' | 'receivedUnitId' | 'receivedOn'>;

/** Writes the next action of the chain and returns its hash. */
export function insertAction(
  tx: Tx,
  {
    place,
    action,
    sequence,
    previousHash,
  }: { place: Place; action: DossierAction; sequence: number; previousHash: string },
): string {
  const hash = hashAction(action, { dossierId: place.id, sequence, previousHash });
  send(
    tx,
    tx
      .insertInto('dossiers.action')
      .values({
        received_unit_id: place.receivedUnitId,
        received_on: place.receivedOn,
        dossier_id: place.id,
        sequence,
        kind: action.kind,
        at: action.at,
        actor_id: action.by.id,
        actor_name: action.by.name,
        actor_unit_id: action.by.unitId,
        actor_title: action.by.title,
        command_id: action.commandId,
        content: JSON.stringify(action.content),
        previous_hash: previousHash,
        hash,
      })
      .compile(),
  );
  return hash;
}

const Kind = z.enum(actionKinds);
const columns = [
  'kind',
  'content',
  'at',
  'actor_id',
  'actor_name',
  'actor_unit_id',
  'actor_title',
  'command_id',
  'sequence',
  'previous_hash',
  'hash',
] as const;

/** The whole log of a dossier, in order. */
export async function listActions(db: Db, dossierId: string): Promise<ChainedAction[]> {
  const rows = await db
    .selectFrom('dossiers.action')
    .select(columns)
    .where('dossier_id', '=', dossierId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    action: toAction(
      { kind: Kind.parse(row.kind), content: row.content },
      {
        at: row.at,
        by: { id: row.actor_id, name: row.actor_name, unitId: row.actor_unit_id, title: row.actor_title },
        commandId: row.command_id,
      },
    ),
    sequence: row.sequence,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}

function toAction(
  { kind, content }: { kind: ActionKind; content: unknown },
  rest: Pick<DossierAction, 'at' | 'by' | 'commandId'>,
): DossierAction {
  const action: unknown = { kind, content: ActionContent[kind].parse(content), ...rest };
  return ActionShape.parse(action);
}

/** Narrowed by its kind; the content was parsed just before. */
const ActionShape = z.custom<DossierAction>((value) => typeof value === 'object' && value !== null && 'kind' in value);
