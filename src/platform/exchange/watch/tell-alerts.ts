import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { mostAttempts, nextTryAt } from '../messages/back-off.ts';
import type { SendMail } from '#platform/notifications/index.ts';
import type { PostOut } from '../messages/push-messages.ts';
import { signWebhook } from '../messages/sign-webhook.ts';
import { AlertDetail } from './alert.contract.ts';
import { alertText } from './alert-text.ts';
import { claimNotices, settleNotice, type DueNotice } from './alerts.queries.ts';

type Deps = {
  db: Db;
  now: Clock;
  sealing: Sealing;
  postOut: PostOut;
  /** Absent without a mail server. */
  sendMail: SendMail | undefined;
};

const everyMs = 1000;
const atOnce = 20;
const claimMs = 60_000;

/** Khóa ký thông điệp cảnh báo of one recipient: shown when it is added, made again whenever it is needed. */
export const alertSecret = (sealing: Sealing, recipientId: string): string => sealing.keyOf(`alert|${recipientId}`);

/**
 * Báo cảnh báo by mail and by webhook (Standard Webhooks), at least once and tried again at growing intervals; a recipient that does not
 * take them holds up nobody else.
 */
export function tellAlerts(deps: Deps): Sweep {
  return {
    name: 'tell alerts',
    everyMs,
    run: async () => {
      const at = deps.now();
      const due = await claimNotices(deps.db, { at, until: new Date(at.getTime() + claimMs), most: atOnce });
      await Promise.all(due.map((notice) => tellOne(deps, notice)));
      return due.length === atOnce;
    },
  };
}

async function tellOne(deps: Deps, notice: DueNotice): Promise<void> {
  const fault = await (notice.channel === 'mail' ? mail(deps, notice) : post(deps, notice));
  const at = deps.now();
  const nextAt = fault !== '' && notice.attempts < mostAttempts ? nextTryAt(notice.attempts, at) : null;
  await settleNotice(deps.db, notice, { sentAt: fault === '' ? at : null, nextAt, fault });
}

/** What went wrong, empty when it was sent. */
async function mail({ sendMail }: Deps, notice: DueNotice): Promise<string> {
  if (!sendMail) return 'no mail server';
  const said = sentence(notice);
  const state = notice.what === 'raised' ? 'Cảnh báo' : 'Đã hết cảnh báo';
  try {
    await sendMail({
      to: notice.address,
      subject: `[Nền tảng tích hợp] ${state}: ${notice.subject}`,
      text: `${said}\n\nBắt đầu lúc ${notice.raisedAt.toISOString()}. Xem và xử lý tại mục Cảnh báo của nền tảng tích hợp, chia sẻ dữ liệu.\n`,
    });
    return '';
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

async function post({ sealing, now, postOut }: Deps, notice: DueNotice): Promise<string> {
  const { alertId, recipientId, what, address, kind, subject, severity, detail, raisedAt } = notice;
  const id = `${alertId}.${what}`;
  const at = now();
  const body = JSON.stringify({
    type: `exchange.alert.${what}`,
    timestamp: at.toISOString(),
    data: { id: alertId, kind, subject, severity, detail, text: sentence(notice), raisedAt },
  });
  const status = await postOut(address, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...signWebhook(alertSecret(sealing, recipientId), { id, at, body }),
    },
    body,
  });
  if (status === undefined) return 'no answer';
  return status >= 200 && status < 300 ? '' : `HTTP ${status}`;
}

function sentence({ kind, subject, detail }: DueNotice): string {
  return alertText({ kind, subject, detail: AlertDetail.parse(detail) }, 'vi');
}
