import { uuidOf } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { insertAccessOnce } from './access.queries.ts';
import type { Subject } from './registry-deps.ts';

/** A look that went to another system's register through the axis; `id` names it for ever. */
export type OutsideLook = {
  id: string;
  at: Date;
  register: string;
  subject: Subject;
  readerKey: string;
  unit: { id: string; name: string } | undefined;
  unitName: string;
  postTitle: string;
  article: string;
  dossierCode: string;
  emergency: string | null;
  fields: readonly string[];
  outcome: 'found' | 'none';
  /** Of a look its person agreed to: signing in to another system (`register` is `account`). */
  isSignOn?: boolean;
};

/** Ghi lượt khai thác qua trục: the person sees it beside the looks of our own officials. Told twice, it is there once. */
export async function recordOutsideLook(db: Db, look: OutsideLook): Promise<void> {
  const isEmergency = look.emergency !== null;
  await insertAccessOnce(db, {
    id: uuidOf(`lgsp|${look.id}`),
    at: look.at,
    register: look.register,
    subject: look.subject,
    readerId: uuidOf(`lgsp|${look.readerKey}`),
    unitId: look.unit?.id ?? null,
    unitName: look.unit?.name ?? look.unitName,
    postTitle: look.postTitle,
    purpose: look.isSignOn ? 'sign_on' : isEmergency ? 'reasoned' : 'dossier',
    article: look.article,
    dossierCode: look.dossierCode || null,
    reason: look.emergency ?? '',
    fields: look.fields,
    outcome: look.outcome,
    flagged: isEmergency,
  });
}
