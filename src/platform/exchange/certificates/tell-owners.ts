import type { Tx } from '#infrastructure/database/connect.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { notify } from '#platform/notifications/index.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { certificatesEn } from './certificates.en.ts';
import { certificatesVi } from './certificates.vi.ts';

/** Báo cho cán bộ của cơ quan chủ quản what became of a certificate, in the caller's transaction. */
export function tellOwners(
  tx: Tx,
  { officialsOf, now }: Pick<ManagementDeps, 'officialsOf' | 'now'>,
  told: {
    systemId: string;
    unitId: string | null;
    code: string;
    what: 'certificate_issued' | 'certificate_refused' | 'acme_account_opened';
    reason: string;
  },
): void {
  const { systemId, unitId, code, what, reason } = told;
  const words = (texts: typeof certificatesVi | typeof certificatesEn) => ({
    title: fillText(texts['exchange.told.certificate'], { code }),
    body: fillText(texts[`exchange.told.${what}`], { code, reason }),
  });
  const subject = { kind: 'exchange', id: systemId, code };
  for (const accountId of unitId === null ? [] : officialsOf(unitId))
    notify(tx, {
      ...{ accountId, subject, at: now(), email: null, phone: null },
      words: { vi: words(certificatesVi), en: words(certificatesEn) },
    });
}
