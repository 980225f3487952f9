import { z } from 'zod';

/**
 * Tệp đính kèm của thông điệp, by reference: the file stays with its provider. `url` is a path at the gateway, of a service the sender
 * offers; who receives the message fetches it there under its own grant for that service.
 */
export const Attachment = z.strictObject({
  name: z.string().trim().min(1).max(200),
  url: z.string().min(1).max(2000),
  mediaType: z.string().regex(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/),
  size: z.int().min(0).max(2_147_483_648),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  expiresAt: z.iso.datetime({ offset: true }),
});
export type Attachment = z.infer<typeof Attachment>;

/** `attachments` in the data of a message is kept for these. */
export const WithAttachments = z.looseObject({ attachments: Attachment.array().min(1).max(20).optional() });
