import type { DossierFollowed } from '#data/registry/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { namesInDossierOf } from '../store/follows-intake.queries.ts';

/** Hồ sơ nộp trong ngày có người này: as its owner, or named anywhere in what was handed in at that counter or with its help. */
export function dossierFollowed({ db }: Pick<DossierDeps, 'db'>): DossierFollowed {
  return ({ subject: { number }, unitId, on }) => namesInDossierOf(db, { number, unitId, on });
}
