import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { JobHandler } from '#infrastructure/jobs/worker.ts';
import { findUnsentDelivery, recordAttempt } from './notifications.queries.ts';
import { deliverNoticeTask } from './notify.ts';

const Payload = z.object({ deliveryId: z.uuid() });

/** Port: an SMS provider; a simulator in the demonstration. */
export type SendSms = (message: { to: string; text: string }) => Promise<void>;

type Deps = { db: Db; now: Clock; smtpUrl: string | undefined; sender: string; sendSms: SendSms };

/** Sends what was queued; a failure is recorded and tried again by the queue. Without an SMTP server e-mail rests unsent. */
export function notificationJobs(deps: Deps): Record<string, JobHandler> {
  const mail = deps.smtpUrl ? createTransport(deps.smtpUrl) : undefined;
  return {
    [deliverNoticeTask]: async (payload) => {
      const { deliveryId } = Payload.parse(payload);
      const delivery = await findUnsentDelivery(deps.db, deliveryId);
      if (!delivery || (delivery.channel === 'email' && !mail)) return;
      try {
        const { recipient: to, title, body } = delivery;
        if (delivery.channel === 'sms') await deps.sendSms({ to, text: body });
        else await mail?.sendMail({ from: deps.sender, to, subject: title, text: body });
        await recordAttempt(deps.db, deliveryId, { sentAt: deps.now(), error: null });
      } catch (error) {
        await recordAttempt(deps.db, deliveryId, {
          sentAt: null,
          error: error instanceof Error ? error.name : 'unknown',
        });
        throw error;
      }
    },
  };
}
