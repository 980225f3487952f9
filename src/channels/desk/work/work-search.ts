import { z } from 'zod';
import { urgencies } from '#applications/dossiers/views/work-list.contract.ts';

/** Điều kiện lọc trong địa chỉ; what cannot be understood is left out. */
export const WorkSearch = z.object({
  urgency: z.enum(urgencies).optional().catch(undefined),
  procedure: z.string().max(20).optional().catch(undefined),
  channel: z.enum(['online', 'counter', 'post']).optional().catch(undefined),
  mine: z.literal('1').optional().catch(undefined),
  search: z.string().max(100).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
});
export type WorkSearch = z.infer<typeof WorkSearch>;

const kept = 'motcua_danh_sach';

/** The list as it was left, to come back to from a dossier. */
export function keepWorkSearch(search: WorkSearch): void {
  window.sessionStorage.setItem(kept, JSON.stringify(search));
}

export function keptWorkSearch(): WorkSearch {
  try {
    return WorkSearch.parse(JSON.parse(window.sessionStorage.getItem(kept) ?? '{}'));
  } catch {
    return {};
  }
}
