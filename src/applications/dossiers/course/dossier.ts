import type { DossierAction } from './dossier-action.ts';
import { applyAction, type Projection } from './dossier-state.ts';

/** Hồ sơ as stored: what never changes, and the projection of its actions. */
export type Dossier = Projection & {
  id: string;
  code: string;
  receivedUnitId: string;
  receivedOn: string;
  procedureCode: string;
  procedureName: string;
  channel: 'online' | 'counter' | 'post';
  helpedUnitId: string | null;
  applicantAccountId: string | null;
  ownerAccountId: string | null;
  /** Version of the package it stands on; changed only by a planned migration. */
  packageVersion: string;
  /** Cơ quan giải quyết now; changed only by a reorganisation. */
  decidingUnitId: string;
  /** Bộ phận một cửa that stands for it now: the one that received it, or its successor. */
  deskUnitId: string;
  revision: number;
  lastHash: string;
};

/** The dossier after an action; its place in the chain (`revision`, `lastHash`) is the store's. */
export function dossierAfter(dossier: Dossier, action: DossierAction): Dossier {
  const after = { ...dossier, ...applyAction(dossier, action) };
  if (action.kind === 'migrate') return { ...after, packageVersion: action.content.to };
  if (action.kind !== 'move_unit') return after;
  const { moves, deskUnitId } = action.content;
  const move = moves.find(({ from }) => from === dossier.decidingUnitId);
  return {
    ...after,
    decidingUnitId: move?.to ?? dossier.decidingUnitId,
    deskUnitId: deskUnitId ?? dossier.deskUnitId,
  };
}
