import { z } from 'zod';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Subscription } from '#infrastructure/jobs/worker.ts';
import { paymentEvents } from '#platform/payments/index.ts';
import type { DossierDeps, MinistrySystems } from './dossier-deps.ts';
import { dossierEvents } from './dossier-events.ts';
import type { KnownDeps } from './known-data/refresh-known.ts';
import { recordResult } from './known-data/record-result.ts';
import { verifyDeclared } from './known-data/verify-declared.ts';
import { idOf, lockCourse } from './actions/act-as-system.ts';
import { findDossierById } from './store/dossiers.queries.ts';
import { recordPayment } from './actions/pay-dossier.ts';
import { registerResult } from './actions/register-result.ts';
import { tellRefund } from './actions/tell-refund.ts';

const Verification = z.object({ dossierId: z.uuid() });
const Issued = z.object({ dossierId: z.uuid(), sequence: z.int() });
const Registration = z.object({ dossierId: z.uuid(), processTaskId: z.string() });
const Paid = z.object({
  chargeId: z.uuid(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  amountVnd: z.number(),
  receiptNumber: z.number(),
});

const PaidTwice = z.object({
  reference: z.uuid(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  amountVnd: z.number(),
  paidAt: z.iso.datetime(),
});

/** What dossiers do when something happened elsewhere; each may arrive twice and is done once. */
export function dossierSubscriptions(deps: DossierDeps & KnownDeps & { ministries: MinistrySystems }): Subscription[] {
  return [
    {
      event: dossierEvents.registrationRequested.name,
      handle: (payload) => registerResult(deps, Registration.parse(payload)),
    },
    {
      event: dossierEvents.verificationRequested.name,
      handle: (payload) => verifyDeclared(deps, Verification.parse(payload)),
    },
    {
      event: dossierEvents.resultIssued.name,
      handle: (payload) => recordResult(deps, Issued.parse(payload)),
    },
    {
      event: paymentEvents.paid.name,
      handle: async (payload) => {
        const paid = Paid.parse(payload);
        if (paid.subjectKind === 'dossier') await recordOnlinePayment(deps, paid);
      },
    },
    {
      event: paymentEvents.paidTwice.name,
      handle: async (payload) => {
        const paid = PaidTwice.parse(payload);
        if (paid.subjectKind === 'dossier') await tellRefund(deps, paid);
      },
    },
  ];
}

async function recordOnlinePayment(deps: DossierDeps, paid: z.infer<typeof Paid>): Promise<void> {
  const found = await findDossierById(deps.db, paid.subjectId);
  if (!found) return;
  await inTransaction(deps.db, async (tx) => {
    const locked = await lockCourse(tx, found.code);
    if (!locked || locked.course.dossier.state.payment) return;
    const { dossier } = locked.course;
    const { name } = dossier.state.parties.applicant;
    const by = { id: dossier.applicantAccountId, name, unitId: null, title: null };
    const { chargeId, amountVnd, receiptNumber } = paid;
    recordPayment(
      { tx, deps, by, at: deps.now(), ...locked },
      { commandId: idOf(`pay ${chargeId}`), chargeId, amountVnd, receiptNumber, method: 'online' },
    );
  });
}
