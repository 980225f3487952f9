import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Subscription } from '#infrastructure/jobs/worker.ts';
import { dossierEvents, findDossierById } from '#applications/dossiers/index.ts';
import { hasTopic, sendInTransaction } from '#platform/exchange/index.ts';
import { ownSystem } from './channels/services/caller.server.ts';
import type { ModuleDeps } from './wire-modules.ts';

export const resultTopic = 'ket-qua';
const Issued = z.object({ dossierId: z.uuid(), sequence: z.int() });

/** Báo các hệ thống trên nền tảng tích hợp: a result was issued; which dossier, not whose. Told twice it is one message. */
export function tellSystems({ db, now, organisation }: ModuleDeps): Subscription[] {
  return [
    {
      event: dossierEvents.resultIssued.name,
      handle: async (payload) => {
        const { dossierId, sequence } = Issued.parse(payload);
        const dossier = await findDossierById(db, dossierId);
        if (!dossier) return;
        const at = now();
        const unit = organisation.findUnit(dossier.decidingUnitId, vietnamDay(at));
        await inTransaction(db, async (tx) => {
          if (!(await hasTopic(tx, resultTopic))) return;
          await sendInTransaction(tx, {
            sender: ownSystem,
            at,
            envelope: {
              ...{
                specversion: '1.0',
                id: `${dossierId}.${sequence}`,
                source: '/ho-so',
                type: 'vn.motcua.ho-so.co-ket-qua',
                topic: resultTopic,
              },
              partitionkey: dossier.code,
              data: { code: dossier.code, procedure: dossier.procedureCode, unit: unit?.agencyCode ?? '' },
            },
          });
        });
      },
    },
  ];
}
