import type { Tx } from '#infrastructure/database/connect.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { notify } from '#platform/notifications/index.ts';
import { exchangeEn } from '../exchange.en.ts';
import { exchangeVi } from '../exchange.vi.ts';
import type { ManagementDeps } from './management-deps.ts';
import { selectConsumerUnits } from './stops.queries.ts';

const moment = new Intl.DateTimeFormat('vi-VN', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' },
  ...{ day: '2-digit', month: '2-digit', year: 'numeric' },
});

/** `2026-12-01` as `01/12/2026`. */
export const dayText = (day: string): string => day.split('-').toReversed().join('/');

/**
 * Báo cho các bên khai thác of a service, in the caller's transaction: whoever works with a system that holds a grant for it. A stop at
 * once, for a violation, is told at once too (NĐ 47/2020 Đ43: within a working day).
 */
export async function tellConsumers(
  tx: Tx,
  { officialsOf }: Pick<ManagementDeps, 'officialsOf'>,
  told: {
    serviceId: string;
    key: string;
    what: 'planned' | 'cancelled' | 'suspended' | 'resumed';
    at: Date;
    from?: Date;
    to?: Date;
    reason: string;
  },
): Promise<void> {
  const units = await selectConsumerUnits(tx, told.serviceId);
  const { serviceId, what, key, at, from, to, reason } = told;
  const params = { key, reason, from: from ? moment.format(from) : '', to: to ? moment.format(to) : '' };
  tellUnits(tx, { officialsOf }, { units, serviceId, what, params, at });
}

/** Báo cho cán bộ của các đơn vị about a service and what they hold of it, in the caller's transaction; a unit that is nobody here is left out. */
export function tellUnits(
  tx: Tx,
  { officialsOf }: Pick<ManagementDeps, 'officialsOf'>,
  told: {
    units: readonly (string | null)[];
    serviceId: string;
    what: 'planned' | 'cancelled' | 'suspended' | 'resumed' | 'narrowed' | 'lapses' | 'review' | 'part_ends';
    params: Record<string, string> & { key: string };
    at: Date;
  },
): void {
  const { units, serviceId, what, params, at } = told;
  const words = (texts: typeof exchangeVi | typeof exchangeEn) => ({
    title: fillText(texts['exchange.told.title'], params),
    body: fillText(texts[`exchange.told.${what}`], params),
  });
  const subject = { kind: 'exchange', id: serviceId, code: params.key };
  for (const accountId of new Set(units.flatMap((unit) => (unit === null ? [] : officialsOf(unit)))))
    notify(tx, {
      accountId,
      subject,
      words: { vi: words(exchangeVi), en: words(exchangeEn) },
      at,
      email: null,
      phone: null,
    });
}
