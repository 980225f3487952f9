export { createMailer, type SendMail } from './mailer.ts';
export { Notice } from './notifications.contract.ts';
export { sendNotices, type SendSms } from './notifications.jobs.ts';
export { listNotices, markNoticesRead, type NoticeWords } from './notifications.queries.ts';
export { notify } from './notify.ts';
