import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { readFileSignatures, takeUploads } from '#platform/papers/index.ts';
import { refuse } from '../exchange.errors.ts';
import { AgreementSignature, type AgreementInput, type AgreementView } from './agreement.contract.ts';
import { findAgreement, writeAgreement, type AgreementRow } from './agreements.queries.ts';
import { partiesOf, requireSeenGrant } from './decide-grants.ts';
import { findGrantForUpdate, insertGrantStep } from './grants.queries.ts';
import { stepBy, type ManagementDeps } from './management-deps.ts';
import { dayText } from './tell-consumers.ts';

const pdf = 'application/pdf';
const over = ['refused', 'ended'];

/**
 * Gắn văn bản thoả thuận vào quyền khai thác, by any party of a grant that is asked for or in force; another one takes its place, both
 * stay in the history. Twice the same changes nothing. Throws `exchange.agreement_not_pdf`, `exchange.dates_wrong`.
 */
export async function linkAgreement(
  deps: ManagementDeps,
  { actor, id, agreement }: { actor: Actor; id: string; agreement: AgreementInput },
): Promise<void> {
  await requireSeenGrant(deps, actor, id);
  const at = deps.now();
  const { number, signedOn, agencies, uploadId } = agreement;
  const asked = { accountId: actor.id, uploadId };
  // Read before the transaction, which waits for no file; the upload cannot change once it is whole.
  const sent = await inTransaction(deps.db, (tx) => takePdf(tx, asked));
  const signatures = sent && (await readFileSignatures(deps.storage.pathOf(sent.sha256)));
  await inTransaction(deps.db, async (tx) => {
    const grant = await findGrantForUpdate(tx, id);
    if (!grant || partiesOf(deps, actor, grant).length === 0) throw refuse('exchange.not_found');
    if (over.includes(grant.state)) throw refuse('exchange.step_not_allowed');
    if (signedOn > vietnamDay(at)) throw refuse('exchange.dates_wrong');
    const file = await takePdf(tx, asked);
    if (!file) throw refuse('exchange.agreement_not_pdf');
    const { sha256, sizeBytes } = file;
    const before = await findAgreement(tx, id);
    const isSame =
      before?.sha256 === sha256 &&
      before.number === number &&
      before.signed_on === signedOn &&
      before.agencies.join('\n') === agencies.join('\n');
    if (isSame) return;
    await writeAgreement(tx, { grantId: id, number, signedOn, agencies, sha256, file: { sizeBytes, signatures }, at });
    const reason = `${number}, ${dayText(signedOn)}, SHA-256 ${sha256}`;
    await insertGrantStep(tx, { grantId: id, at, by: stepBy(actor), action: 'agreement', reason });
  });
}

async function takePdf(tx: Tx, { accountId, uploadId }: { accountId: string; uploadId: string }) {
  const file = (await takeUploads(tx, { accountId, uploadIds: [uploadId] })).get(uploadId);
  return file?.mediaType === pdf ? file : undefined;
}

/** Tệp văn bản thoả thuận, for whoever sees the grant; not found for others, and while only its digest is here. */
export async function openAgreement(
  deps: ManagementDeps,
  { actor, id }: { actor: Actor; id: string },
): Promise<{ sha256: string; sizeBytes: number; mediaType: string; name: string }> {
  await requireSeenGrant(deps, actor, id);
  const found = await findAgreement(deps.db, id);
  if (!found?.sha256 || found.size_bytes === null) throw refuse('exchange.not_found');
  const { sha256, size_bytes: sizeBytes, number } = found;
  return { sha256, sizeBytes, mediaType: pdf, name: `thoa-thuan-${number.replaceAll(/[^\p{L}\d.-]+/gu, '-')}.pdf` };
}

export function agreementView(row: AgreementRow): AgreementView {
  const { number, signed_on: signedOn, agencies, sha256, size_bytes: sizeBytes } = row;
  const signatures = AgreementSignature.array().nullable().parse(row.signatures);
  return { number, signedOn, agencies, sha256, sizeBytes, signatures };
}
