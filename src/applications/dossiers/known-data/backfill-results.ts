import type { DossierDeps } from '../dossier-deps.ts';
import { listIssued } from '../store/granted.queries.ts';
import { recordResult } from './record-result.ts';

const pageSize = 200;

/**
 * Ghi bù kết quả đã cấp: results given before the register of results was kept become records like later ones. What is recorded
 * already stays as it is, so it may be stopped and begun again.
 */
export async function backfillResults(
  deps: DossierDeps,
  onPage: (dossiers: number) => void = () => undefined,
): Promise<number> {
  let after: string | null = null;
  let dossiers = 0;
  for (;;) {
    const page = await listIssued(deps.db, { after, limit: pageSize });
    for (const { id, sequence } of page) await recordResult(deps, { dossierId: id, sequence });
    dossiers += page.length;
    onPage(dossiers);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return dossiers;
    after = last.id;
  }
}
