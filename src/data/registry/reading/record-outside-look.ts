import { randomUUID } from 'node:crypto';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { insertAccess, insertAccessOnce } from './access.queries.ts';
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

/** Điều hệ thống gửi đi of somebody to another agency (`to`), by the step of an official or by itself. Told twice, it is there once. */
export async function recordSending(
  db: Db,
  sent: Pick<OutsideLook, 'id' | 'at' | 'subject' | 'unit' | 'unitName' | 'postTitle' | 'article' | 'dossierCode'> & {
    officerId: string | null;
    service: string;
    to: string;
  },
): Promise<void> {
  await insertAccessOnce(db, {
    id: uuidOf(`lgsp|${sent.id}`),
    at: sent.at,
    register: sent.service,
    subject: sent.subject,
    readerId: sent.officerId ?? uuidOf(`lgsp|${sent.postTitle}`),
    unitId: sent.unit?.id ?? null,
    unitName: sent.unit?.name ?? sent.unitName,
    postTitle: sent.postTitle,
    purpose: 'sent',
    article: sent.article,
    dossierCode: sent.dossierCode,
    reason: sent.to,
    fields: [],
    outcome: 'found',
    flagged: false,
  });
}

/** Ghi lượt xem nội dung đã lưu of an exchange about somebody: outside any dossier, with a reason, and flagged as every such look. */
export async function recordBodiesRead(
  db: Db,
  read: Pick<OutsideLook, 'at' | 'subject' | 'article' | 'fields'> & {
    service: string;
    reason: string;
    reader: { accountId: string; unitId: string | null; unitName: string; postTitle: string };
  },
): Promise<void> {
  const { accountId, unitId, unitName, postTitle } = read.reader;
  await insertAccess(db, {
    id: randomUUID(),
    at: read.at,
    register: read.service,
    subject: read.subject,
    readerId: accountId,
    unitId,
    unitName,
    postTitle,
    purpose: 'kept_bodies',
    article: read.article,
    dossierCode: null,
    reason: read.reason,
    fields: read.fields,
    outcome: 'found',
    flagged: true,
  });
}
