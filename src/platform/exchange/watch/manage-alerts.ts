import { randomUUID } from 'node:crypto';
import { hourMs } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Language } from '#infrastructure/language.ts';
import { requireAllowedAddress } from '../declared/check-declared.ts';
import { refuse } from '../exchange.errors.ts';
import { requireManager } from '../management/exchange.policy.ts';
import { audit } from '../management/audit-change.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { requireReason } from '../management/require-reason.ts';
import {
  AlertDetail,
  AlertView,
  type AlertsView,
  RecipientView,
  type NewRecipient,
  type SilenceInput,
} from './alert.contract.ts';
import { alertText } from './alert-text.ts';
import { deleteRecipient, insertRecipient, selectAlerts, selectRecipients, writeSilence } from './alerts.queries.ts';
import { alertSecret } from './tell-alerts.ts';

const mostOpen = 200;
const mostPast = 100;

/** Cảnh báo đang có, lịch sử and who is told, for the agency in charge. */
export async function listAlerts(
  { db, now, isManagerUnit, sendsMail, allowLoopback }: ManagementDeps,
  { actor, lang }: { actor: Actor; lang: Language },
): Promise<AlertsView> {
  requireManager(actor, isManagerUnit);
  const at = now();
  const [open, past, recipients] = await Promise.all([
    selectAlerts(db, { open: true, at, most: mostOpen }),
    selectAlerts(db, { open: false, at, most: mostPast }),
    selectRecipients(db),
  ]);
  return {
    ...{ sendsMail, takesLocal: allowLoopback },
    open: open.map((row) => alertView(row, lang)),
    past: past.map((row) => alertView(row, lang)),
    recipients: recipients.map(({ id, channel, address, given_up: givenUp, last_fault: lastFault, ...row }) =>
      RecipientView.parse({ id, channel, address, leastSeverity: row.least_severity, givenUp, lastFault }),
    ),
  };
}

type AlertRow = Awaited<ReturnType<typeof selectAlerts>>[number];

function alertView(row: AlertRow, lang: Language): AlertView {
  const detail = AlertDetail.parse(row.detail);
  return AlertView.parse({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    severity: row.severity,
    text: alertText({ kind: row.kind, subject: row.subject, detail }, lang),
    raisedAt: row.raised_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    clearedAt: row.cleared_at?.toISOString() ?? null,
    silence: row.until && {
      ...{ until: row.until.toISOString(), reason: row.reason ?? '', actorName: row.actor_name ?? '' },
    },
  });
}

/** Tạm không báo: the alert is kept and shown, nobody is told until then. Nought hours ends it. */
export async function silenceAlert(
  deps: ManagementDeps,
  { actor, silence }: { actor: Actor; silence: SilenceInput },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  if (silence.hours > 0) requireReason(silence.reason);
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    const until = new Date(at.getTime() + silence.hours * hourMs);
    await writeSilence(tx, { ...silence, until, actorName: actor.name, at });
    const code = `${silence.kind} ${silence.subject}`;
    await audit(tx, deps, { actor, action: 'exchange.alert_silenced', code, reason: silence.reason });
  });
}

/** Thêm nơi nhận cảnh báo; gives the key a webhook's messages are signed with, shown once. */
export async function addRecipient(
  deps: ManagementDeps,
  { actor, recipient }: { actor: Actor; recipient: NewRecipient },
): Promise<{ secret: string | null }> {
  requireManager(actor, deps.isManagerUnit);
  const { channel, address } = recipient;
  const { allowLoopback } = deps;
  if (channel === 'webhook') requireAllowedAddress(address, { allowLoopback, mayBePlain: allowLoopback });
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw refuse('exchange.mail_wrong');
  const id = randomUUID();
  await inTransaction(deps.db, async (tx) => {
    const isNew = await insertRecipient(tx, { ...recipient, id, at: deps.now() });
    if (!isNew) throw refuse('exchange.recipient_exists', { address });
    await audit(tx, deps, { actor, action: 'exchange.recipient_added', code: id, reason: channel });
  });
  return { secret: channel === 'webhook' ? alertSecret(deps.sealing, id) : null };
}

export async function removeRecipient(
  deps: ManagementDeps,
  { actor, id }: { actor: Actor; id: string },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  await inTransaction(deps.db, async (tx) => {
    if (!(await deleteRecipient(tx, id))) throw refuse('exchange.not_found');
    await audit(tx, deps, { actor, action: 'exchange.recipient_removed', code: id });
  });
}
