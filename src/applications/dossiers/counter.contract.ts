import { z } from 'zod';
import { CommandId, Parties, Party, ResultDelivery } from './dossiers.contract.ts';

/** Tiếp nhận tại quầy: what the reception officer enters. */
export const CounterIntake = z.object({
  commandId: CommandId,
  procedureCode: z.string().max(20),
  channel: z.enum(['counter', 'post']).default('counter'),
  areaCode: z.string().max(10).nullable(),
  applicant: Party,
  owner: Party.nullable().default(null),
  authorisation: Parties.shape.authorisation.default(null),
  form: z.record(z.string(), z.unknown()),
  documents: z
    .array(
      z.object({
        documentId: z.string().max(100),
        uploadId: z.uuid().nullable().default(null),
        originals: z.number().int().min(0).max(999).default(0),
        copies: z.number().int().min(0).max(999).default(0),
      }),
    )
    .max(300),
  delivery: ResultDelivery.default({ how: 'counter', address: null }),
  wantsSlip: z.boolean().default(true),
});
export type CounterIntake = z.infer<typeof CounterIntake>;

/** Thao tác của người dân trên hồ sơ của mình. */
export const CitizenCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('withdraw'),
    commandId: CommandId,
    revision: z.number().int().min(1),
    reason: z.string().trim().max(500).default(''),
  }),
  z.object({
    kind: z.literal('supplement'),
    commandId: CommandId,
    revision: z.number().int().min(1),
    documents: z.record(z.string().max(100), z.array(z.uuid()).max(20)).default({}),
    form: z.record(z.string(), z.unknown()).nullable().default(null),
    note: z.string().trim().max(500).default(''),
  }),
  z.object({ kind: z.literal('receive_result'), commandId: CommandId, revision: z.number().int().min(1) }),
]);
export type CitizenCommand = z.infer<typeof CitizenCommand>;
