import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { dayBefore } from './content/day.ts';
import type { OrganisationContent } from './content/organisation-content.ts';
import {
  findInstalledContent,
  isReorganised,
  replaceAreas,
  replaceRegime,
  replaceUnits,
  setInstalledContent,
} from './organisation.queries.ts';

/**
 * Cài đặt tổ chức của tỉnh: writes places, units, desks and posts of the regime in force. The same content again changes nothing;
 * once a reorganisation was carried out no content does: from then on the organisation is changed by reorganisations alone.
 * Answers whether anything was written.
 */
export async function installOrganisation(
  db: Db,
  content: OrganisationContent,
  { at }: { at: Date },
): Promise<boolean> {
  const { regime, sha256 } = content;
  if ((await findInstalledContent(db, regime.key)) === sha256 || (await isReorganised(db))) return false;
  await inTransaction(db, async (tx) => {
    await replaceRegime(tx, content);
    await replaceAreas(tx, content.areas);
    await replaceUnits(tx, content, dayBefore(vietnamDay(at)));
    await setInstalledContent(tx, { regime: regime.key, sha256, at });
    await insertAudit(tx, {
      at,
      actorId: null,
      action: 'organisation.installed',
      subject: { kind: 'regime', id: regime.key },
      details: { sha256, units: content.units.length, areas: content.areas.length },
    });
  });
  return true;
}
