import { randomUUID } from 'node:crypto';
import { insertCharge } from '#platform/payments/index.ts';
import { appoint } from './appointment.ts';
import type { Acting } from './act-on-dossier.ts';
import { termOf } from './processing-time.ts';
import type { OfficerCommand } from './dossiers.contract.ts';
import type { Dossier } from './dossiers.queries.ts';
import { decidingCalendar } from './drive-process.ts';
import { requestAcceptanceSlip } from './dossier-papers.ts';
import { performAction } from './perform-action.ts';

type Command = Extract<OfficerCommand, { kind: 'accept' }>;

/**
 * Tiếp nhận hồ sơ: the clock starts now, at acceptance. Makes the charge and the acceptance slip with its appointment; where the
 * law waits for the fee the dossier rests in state 6. An immediate procedure gives a slip only when asked (NĐ 118/2025 Đ17.4).
 */
export async function acceptDossier(
  acting: Acting,
  command: Pick<Command, 'commandId' | 'wantsSlip'>,
): Promise<Dossier> {
  const { tx, deps, dossier, installed, allowed, at, by } = acting;
  const { definition } = installed;
  const calendar = await decidingCalendar(deps, dossier, at);
  const appointment = appoint(termOf(acting), at, { rules: deps.rules, calendar });
  const { fees } = dossier.state;
  const amountVnd = fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
  if (amountVnd > 0) {
    await insertCharge(
      tx,
      {
        id: randomUUID(),
        subject: { kind: 'dossier', id: dossier.id },
        subjectCode: dossier.code,
        payerName: dossier.state.parties.applicant.name,
        unitId: dossier.receivedUnitId,
        items: fees,
        amountVnd,
      },
      at,
    );
  }
  const slipGiven = !definition.immediate || command.wantsSlip;
  const waitsForPayment = definition.feeDue === 'on_acceptance' && amountVnd > 0;
  const after = await performAction(tx, deps, {
    dossier,
    installed,
    action: {
      kind: 'accept',
      at,
      by,
      commandId: command.commandId,
      content: { appointment, fees, waitsForPayment, slipGiven },
    },
    move: { complete: allowed.task?.taskId ?? '', variables: { accepted: true } },
  });
  if (slipGiven) await requestAcceptanceSlip(acting, after);
  return after;
}
