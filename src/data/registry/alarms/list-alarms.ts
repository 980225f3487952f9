import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Language } from '#infrastructure/language.ts';
import { accountNames } from '#platform/identity/index.ts';
import { fieldLabel, registerName } from '../definition/read-registers.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { refuse } from '../registry.errors.ts';
import { AccessAlarm } from './alarms.contract.ts';
import { selectAlarms, setReviewed } from './alarms.queries.ts';

const shownDigits = 4;

/** Cảnh báo khai thác dữ liệu, newest first; those looked at are listed by themselves. */
export async function listAlarms(
  deps: RegistryDeps,
  { isReviewed, lang }: { isReviewed: boolean; lang: Language },
): Promise<AccessAlarm[]> {
  const rows = await selectAlarms(deps.db, { isReviewed });
  const names = await accountNames(
    deps.db,
    rows.flatMap(({ reader_id, reviewed_by }) => [reader_id, ...(reviewed_by ? [reviewed_by] : [])]),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: AccessAlarm.shape.kind.parse(row.kind),
    at: row.at.toISOString(),
    registerName: registerName(deps.registers, row.register, lang),
    readerName: names.get(row.reader_id) ?? '',
    unitName: row.unit_name ?? '',
    postTitle: row.post_title ?? '',
    subject: row.subject_number === null ? '' : masked(row.subject_number),
    reason: row.reason ?? '',
    fields: (row.fields ?? []).map((path) => fieldLabel(deps.registers.get(row.register), path, lang)),
    review:
      row.reviewed_at && row.review !== null
        ? {
            at: row.reviewed_at.toISOString(),
            by: names.get(row.reviewed_by ?? '') ?? '',
            text: row.review,
          }
        : null,
  }));
}

const masked = (number: string): string =>
  `${'•'.repeat(Math.max(0, number.length - shownDigits))}${number.slice(-shownDigits)}`;

/** Kết luận cảnh báo: what the administrator found and did; once, and written down. */
export async function reviewAlarm(
  { db, now }: Pick<RegistryDeps, 'db' | 'now'>,
  { actor, id, text }: { actor: Actor; id: string; text: string },
): Promise<void> {
  const at = now();
  await inTransaction(db, async (tx) => {
    if (!(await setReviewed(tx, { id, at, by: actor.id, text }))) throw refuse('registry.answered_already');
    const subject = { kind: 'access_alarm', id };
    insertAudit(tx, { at, actorId: actor.id, action: 'registry.alarm_reviewed', subject, details: {} });
  });
}
