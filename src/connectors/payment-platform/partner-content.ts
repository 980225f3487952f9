import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#infrastructure/content-file.ts';

const PartnerContent = z.strictObject({
  beneficiary: z.strictObject({ account: z.string().min(1), name: z.string().min(1), bank: z.string().min(1) }),
  codes: z.strictObject({ paymentKind: z.string(), channel: z.string(), device: z.string() }),
  verified: z.boolean(),
});
export type PartnerContent = z.infer<typeof PartnerContent>;

/** What the province tells the payment platform about itself. Throws ContentFault. */
export async function readPartnerContent(contentDir: string): Promise<PartnerContent> {
  return (await readContentFile(join(contentDir, 'payments', 'platform.yaml'), PartnerContent)).value;
}
