import { z } from 'zod';
import { CounterDocument } from '../actions/officer-command.contract.ts';
import { Covers } from '../known-data/cover.contract.ts';
import { KnownData } from '../known-data/known.contract.ts';
import { CommandId, FeeItem, Parties, Party, PostalReceipt, ResultDelivery } from '../dossiers.contract.ts';

/** Tiếp nhận tại quầy: what the reception officer enters. */
export const CounterIntake = z.object({
  commandId: CommandId,
  procedureCode: z.string().max(20),
  channel: z.enum(['counter', 'post']).default('counter'),
  /** Of a dossier that came by public post. */
  postal: PostalReceipt.nullable().default(null),
  areaCode: z.string().max(10).nullable(),
  applicant: Party,
  owner: Party.nullable().default(null),
  authorisation: Parties.shape.authorisation.default(null),
  form: z.record(z.string(), z.unknown()),
  documents: z.array(CounterDocument).max(300),
  delivery: ResultDelivery.default({ how: 'counter', address: null }),
  wantsSlip: z.boolean().default(true),
  /** Paths of known values the applicant holds to be wrong, with why. */
  contests: z.record(z.string().max(130), z.string().max(500)).default({}),
});
export type CounterIntake = z.infer<typeof CounterIntake>;

export const IntakeQuoteInput = CounterIntake.pick({ procedureCode: true, channel: true, form: true });
export type IntakeQuoteInput = z.infer<typeof IntakeQuoteInput>;

/** Lấy dữ liệu tại quầy: the form as it stands, and who stands at the counter. */
export const IntakeKnownInput = CounterIntake.pick({ commandId: true, procedureCode: true, form: true }).extend({
  applicant: z.object({ kind: z.enum(['citizen', 'enterprise']), number: z.string().trim().min(9).max(20) }).nullable(),
  /** Whether it is handed in for somebody else: then no paper is looked for. */
  isRepresented: z.boolean().default(false),
});
export type IntakeKnownInput = z.infer<typeof IntakeKnownInput>;

const PartyKnown = z.object({
  state: z.enum(['found', 'none', 'unavailable']),
  name: z.string().nullable(),
  address: z.string().nullable(),
});

export const IntakeKnown = z.object({
  form: z.record(z.string(), z.unknown()),
  known: KnownData,
  applicant: PartyKnown.nullable(),
  /** What stands in place of papers of whoever is at the counter. */
  covers: Covers,
});
export type IntakeKnown = z.infer<typeof IntakeKnown>;

/** What was said of whoever stands at the counter, kept so that it is not read again within the hour. */
export const KeptParty = PartyKnown.extend({ number: z.string(), at: z.iso.datetime() });
export type KeptParty = z.infer<typeof KeptParty>;

/** Giấy tờ phải có và phí, lệ phí of a form as filled in so far; no fees while the form has errors. */
export const IntakeQuote = z.object({
  documents: z.array(z.object({ id: z.string(), isRequired: z.boolean() })),
  fees: z.array(FeeItem).nullable(),
});
export type IntakeQuote = z.infer<typeof IntakeQuote>;

const Act = { commandId: CommandId, revision: z.number().int().min(1) };
/** Papers by the component they are for, and the whole form again when something in it was to be corrected. */
const Sent = {
  documents: z.record(z.string().max(100), z.array(z.uuid()).max(20)).default({}),
  form: z.record(z.string(), z.unknown()).nullable().default(null),
  note: z.string().trim().max(500).default(''),
};

/** Thao tác của người dân trên hồ sơ của mình. */
export const CitizenCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('withdraw'),
    ...Act,
    reason: z.string().trim().max(500).default(''),
  }),
  z.object({
    kind: z.literal('supplement'),
    ...Act,
    ...Sent,
  }),
  z.object({
    kind: z.literal('change'),
    ...Act,
    ...Sent,
  }),
  z.object({
    kind: z.literal('report_error'),
    ...Act,
    what: z.string().trim().min(1).max(2000),
  }),
  z.object({ kind: z.literal('receive_result'), ...Act }),
]);
export type CitizenCommand = z.infer<typeof CitizenCommand>;
