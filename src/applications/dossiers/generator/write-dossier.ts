import { sha256 } from '#infrastructure/crypto.ts';
import { genesisHash } from '../course/dossier-action.ts';
import type { GeneratedRows } from './generated-rows.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { fillSlots, type Slot } from './slotted-text.ts';
import type { WrittenTemplate } from './written-template.ts';

/** What makes one dossier of a template its own. */
export type Generated = {
  id: string;
  code: string;
  owner: { name: string; number: string };
  newId: () => string;
};

/** Room for the text of one action, most of them far shorter. */
const canonical = new GrowingBytes(16_384);

/** Writes every row of one dossier; each action's hash is of the one before. */
export function writeDossier(
  rows: GeneratedRows,
  { actions, rows: others }: WrittenTemplate,
  { id, code, owner, newId }: Generated,
): void {
  const values = { id, code, ownerName: owner.name, ownerNumber: owner.number };
  const own = { ...values, newId: '', commandId: '', previousHash: '', hash: genesisHash };
  const valueOf = (slot: Slot) => (slot === 'newId' ? newId() : own[slot]);
  for (const { hashed, line } of actions) {
    own.commandId = newId();
    own.previousHash = own.hash;
    canonical.clear();
    fillSlots(canonical, hashed, valueOf);
    own.hash = sha256(canonical.written());
    fillSlots(rows.of('dossiers.action'), line, valueOf);
  }
  for (const { table, line } of others) fillSlots(rows.of(table), line, valueOf);
}
