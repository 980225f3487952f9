import { z } from 'zod';
import type { Tx } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { readTarget } from '../gateway/read-target.ts';
import { WithAttachments, type Attachment } from './attachment.contract.ts';
import { offersService } from './messages.queries.ts';

/** Those of a message that was accepted. */
export function attachmentsOf(data: unknown): readonly Attachment[] {
  const read = WithAttachments.safeParse(data);
  return (read.success && read.data.attachments) || [];
}

/** Kiểm tra tệp đính kèm: each of the right form, still to be had, and behind a service the sender itself offers. */
export async function requireAttachments(
  tx: Tx,
  { senderId, data, at }: { senderId: string; data: unknown; at: Date },
): Promise<void> {
  if (typeof data !== 'object' || data === null || !('attachments' in data)) return;
  const read = WithAttachments.safeParse(data);
  if (!read.success) throw refuse('exchange.message_wrong', { what: `data ${z.prettifyError(read.error)}` });
  for (const [index, { url, expiresAt }] of (read.data.attachments ?? []).entries()) {
    const wrong = (member: string) => refuse('exchange.message_wrong', { what: `data/attachments/${index}/${member}` });
    if (new Date(expiresAt) <= at) throw wrong('expiresAt');
    const key = serviceOf(url);
    if (key === undefined || !(await offersService(tx, { systemId: senderId, key }))) throw wrong('url');
  }
}

function serviceOf(url: string): string | undefined {
  try {
    const { key, segments } = readTarget(url);
    return segments.length > 0 ? key : undefined;
  } catch (error) {
    if (error instanceof GatewayFault) return undefined;
    throw error;
  }
}
