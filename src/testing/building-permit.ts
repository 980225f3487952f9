import { randomUUID } from 'node:crypto';
import type { Actor } from '../infrastructure/actor.ts';
import type { DossierDeps } from '../applications/dossiers/dossier-deps.ts';
import { CounterIntake } from '../applications/dossiers/intake/counter.contract.ts';
import { handInAtCounter } from '../applications/dossiers/intake/hand-in-at-counter.ts';

const place = { district: '243', commune: '08707', detail: 'Tổ dân phố số 5' };

/** A building permit (1.013225) filled in without errors; `fireReview` brings a second coordinating agency in. */
export function buildingForm({ fireReview = false, title = 'certificate' } = {}): Record<string, unknown> {
  return {
    investor: { name: 'Nguyễn Thị Lan', phone: '0912345678', address: place },
    land: { plot: '112', mapSheet: '24', areaM2: 120, address: place, title },
    works: {
      kind: fireReview ? 'building' : 'house',
      grade: '4',
      floors: 1,
      groundAreaM2: 90,
      totalAreaM2: 90,
      heightM: 5,
      fireReview,
    },
    promise: { declaration: true },
  };
}

/** Papers the permit asks for. */
export function buildingPapers({ fireReview = false } = {}): string[] {
  return ['land-title', 'drawings', ...(fireReview ? ['fire-review'] : [])];
}

/** A building permit taken in at the counter for somebody without an account; answers the code of the dossier. */
export async function takeInBuildingPermit(
  deps: DossierDeps,
  { desk, areaCode }: { desk: Actor; areaCode: string },
): Promise<string> {
  const input = CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '1.013225',
    areaCode,
    applicant: {
      kind: 'citizen',
      name: 'Nguyễn Thị Lan',
      personalId: null,
      taxCode: null,
      phone: null,
      email: null,
      address: null,
    },
    form: buildingForm(),
    documents: buildingPapers().map((documentId) => ({ documentId, originals: 1 })),
  });
  return (await handInAtCounter(deps, { actor: desk, input })).code;
}
