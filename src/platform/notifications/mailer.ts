import { createTransport } from 'nodemailer';

export type SendMail = (mail: { to: string; subject: string; text: string }) => Promise<void>;

/** Gửi thư điện tử through the province's server; undefined without one. Throws what the server answers. */
export function createMailer({
  smtpUrl,
  sender: from,
}: {
  smtpUrl: string | undefined;
  sender: string;
}): SendMail | undefined {
  if (!smtpUrl) return undefined;
  const transport = createTransport(smtpUrl);
  return async ({ to, subject, text }) => void (await transport.sendMail({ from, to, subject, text }));
}
