import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { JobHandler } from '#infrastructure/jobs/worker.ts';
import { listUnsentDeliveries, recordAttempt } from './notifications.queries.ts';
import { deliverNoticeTask } from './notify.ts';

const Payload = z.object({ noticeId: z.uuid() });

/** Port: an SMS provider; a simulator in the demonstration. */
export type SendSms = (message: { to: string; text: string }) => Promise<void>;

type Deps = { db: Db; now: Clock; smtpUrl: string | undefined; sender: string; sendSms: SendSms };

/** Sends what was queued; a failure is recorded and tried again by the queue. Without an SMTP server e-mail rests unsent. */
export function notificationJobs(deps: Deps): Record<string, JobHandler> {
  const mail = deps.smtpUrl ? createTransport(deps.smtpUrl) : undefined;
  return {
    [deliverNoticeTask]: async (payload) => {
      const { noticeId } = Payload.parse(payload);
      const failures: unknown[] = [];
      for (const { id, channel, recipient: to, title, body } of await listUnsentDeliveries(deps.db, noticeId)) {
        if (channel === 'email' && !mail) continue;
        try {
          if (channel === 'sms') await deps.sendSms({ to, text: body });
          else await mail?.sendMail({ from: deps.sender, to, subject: title, text: body });
          await recordAttempt(deps.db, id, { sentAt: deps.now(), error: null });
        } catch (error) {
          await recordAttempt(deps.db, id, { sentAt: null, error: error instanceof Error ? error.name : 'unknown' });
          failures.push(error);
        }
      }
      // What failed is tried again by the queue; what was sent is not sent twice.
      if (failures.length > 0) throw new AggregateError(failures, 'Some deliveries failed');
    },
  };
}
