import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { createMailer } from './mailer.ts';
import { claimDueDeliveries, markFailed, markSent, type DueDelivery } from './notifications.queries.ts';

/** Port: an SMS provider; a simulator in the demonstration. */
export type SendSms = (message: { to: string; text: string }) => Promise<void>;

type Deps = { db: Db; now: Clock; smtpUrl: string | undefined; sender: string; sendSms: SendSms };

const batch = 100;
const everyMs = 1000;
/** A delivery whose sender died is tried again after this. */
const claimMinutes = 5;
/** Given up after so many attempts: the waits between them double from a minute, about two days in all. */
const mostAttempts = 12;

/**
 * Gửi thông báo: sends what is due by e-mail and SMS. At least once: a process that dies between sending and noting it sends again.
 * Without a mail server e-mails rest unsent.
 */
export function sendNotices(deps: Deps): Sweep {
  const sendMail = createMailer(deps);
  const channels = sendMail ? ['email', 'sms'] : ['sms'];

  async function sendOne({ channel, recipient: to, title, body }: DueDelivery): Promise<void> {
    if (channel === 'sms') await deps.sendSms({ to, text: body });
    else await sendMail?.({ to, subject: title, text: body });
  }

  return {
    name: 'send_notices',
    everyMs,
    run: async () => {
      const at = deps.now();
      const due = await claimDueDeliveries(deps.db, {
        channels,
        at,
        retryAt: minutesAfter(at, claimMinutes),
        limit: batch,
      });
      const sent: string[] = [];
      for (const delivery of due) {
        try {
          await sendOne(delivery);
          sent.push(delivery.id);
        } catch (error) {
          const { attempts } = delivery;
          const retryAt = attempts < mostAttempts ? minutesAfter(at, 2 ** (attempts - 1)) : null;
          await markFailed(deps.db, delivery.id, { error: error instanceof Error ? error.name : 'unknown', retryAt });
        }
      }
      await markSent(deps.db, sent, deps.now());
      return due.length === batch;
    },
  };
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
