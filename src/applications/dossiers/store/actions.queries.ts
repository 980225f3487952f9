import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';

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
  insertRows(tx, 'dossiers.action', [
    {
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
    },
  ]);
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

type Row = {
  kind: string;
  content: unknown;
  at: Date;
  actor_id: string | null;
  actor_name: string;
  actor_unit_id: string | null;
  actor_title: string | null;
  command_id: string;
  sequence: number;
  previous_hash: string;
  hash: string;
};

const ofDossier = fixedStatement<{ dossierId: string }, Row>((db, slot) =>
  db.selectFrom('dossiers.action').select(columns).where('dossier_id', '=', slot('dossierId')).orderBy('sequence'),
);

/** The whole log of a dossier, in order. */
export async function listActions(db: Db, dossierId: string): Promise<ChainedAction[]> {
  const { rows } = await db.executeQuery(ofDossier({ dossierId }));
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
