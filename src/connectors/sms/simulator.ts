import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '#infrastructure/clock.ts';
import type { SendSms } from '#platform/notifications/index.ts';

/** Bộ mô phỏng tin nhắn: writes each message as a line of a file instead of sending it. */
export function createSmsSimulator({ file, now }: { file: string; now: Clock }): SendSms {
  return async ({ to, text }) => {
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, `${JSON.stringify({ at: now().toISOString(), to, text })}\n`, { mode: 0o600 });
  };
}
