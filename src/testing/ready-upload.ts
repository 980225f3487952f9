import { randomUUID } from 'node:crypto';
import type { Db } from '../infrastructure/database/connect.ts';

/** A file an account has uploaded and that was found readable. */
export async function readyUpload(db: Db, { accountId, at }: { accountId: string; at: Date }): Promise<string> {
  const id = randomUUID();
  const sha256 = randomUUID().replaceAll('-', '').padEnd(64, '0');
  const stored = { sha256, size_bytes: 10, media_type: 'application/pdf', stored_at: at };
  await db.insertInto('infrastructure.stored_file').values(stored).execute();
  await db
    .insertInto('papers.upload')
    .values({
      id,
      account_id: accountId,
      file_name: 'giay-to.pdf',
      declared_bytes: 10,
      received_bytes: 10,
      state: 'ready',
      sha256,
      media_type: 'application/pdf',
      page_count: 1,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}
