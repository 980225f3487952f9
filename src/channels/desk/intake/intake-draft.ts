import { z } from 'zod';
import type { CounterIntake } from '#applications/dossiers/intake/counter.contract.ts';
import type { Party } from '#applications/dossiers/dossiers.contract.ts';
import { Covers } from '#applications/dossiers/known-data/cover.contract.ts';
import { KnownData } from '#applications/dossiers/known-data/known.contract.ts';
import { documentsOf } from '../papers/counted-documents.ts';

const PartyDraft = z.object({
  kind: z.enum(['citizen', 'enterprise', 'organisation']),
  personalId: z.string(),
  taxCode: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
});
export type PartyDraft = z.infer<typeof PartyDraft>;

/** Hồ sơ đang tiếp nhận, as it is typed; kept on this machine until it is accepted or cleared. */
export const IntakeDraft = z.object({
  commandId: z.uuid(),
  procedure: z.object({ code: z.string(), name: z.string() }).nullable(),
  areaCode: z.string().nullable(),
  channel: z.enum(['counter', 'post']),
  postal: z.object({ consignment: z.string(), receivedOn: z.string() }).default({ consignment: '', receivedOn: '' }),
  applicant: PartyDraft,
  isRepresented: z.boolean(),
  owner: PartyDraft,
  authorisation: z.object({ number: z.string(), note: z.string() }),
  form: z.record(z.string(), z.unknown()),
  counts: z.record(z.string(), z.object({ originals: z.number(), copies: z.number() })),
  scans: z.record(z.string(), z.array(z.string())),
  delivery: z.object({ how: z.enum(['counter', 'online', 'post']), address: z.string() }),
  /** What registers said, by part; the server keeps its own copy. */
  known: KnownData.default({}),
  /** What stands in place of papers, by their id. */
  covers: Covers.default({}),
  /** Null: as the procedure has it. */
  wantsSlip: z.boolean().nullable(),
  /** Codes of what the same person has handed in before this one, now. */
  visit: z.array(z.string()).default([]),
});
export type IntakeDraft = z.infer<typeof IntakeDraft>;

const nobody: PartyDraft = { kind: 'citizen', personalId: '', taxCode: '', name: '', phone: '', address: '' };

export function emptyIntake(commandId: string): IntakeDraft {
  return {
    commandId,
    procedure: null,
    areaCode: null,
    channel: 'counter',
    postal: { consignment: '', receivedOn: '' },
    applicant: nobody,
    isRepresented: false,
    owner: nobody,
    authorisation: { number: '', note: '' },
    form: {},
    counts: {},
    scans: {},
    delivery: { how: 'counter', address: '' },
    known: {},
    covers: {},
    wantsSlip: null,
    visit: [],
  };
}

/** The same persons with another procedure: the command is a new one, form and papers begin anew. */
export function withProcedure(draft: IntakeDraft, procedure: IntakeDraft['procedure'], commandId: string): IntakeDraft {
  return {
    ...draft,
    commandId,
    procedure,
    areaCode: null,
    form: {},
    known: {},
    covers: {},
    counts: {},
    scans: {},
    wantsSlip: null,
  };
}

/** Hồ sơ khác của cùng một người: who hands in, for whom and how the result comes stay; everything else begins anew. */
export function nextOfVisit(
  draft: IntakeDraft,
  { visit, commandId }: { visit: string[]; commandId: string },
): IntakeDraft {
  const { applicant, isRepresented, owner, authorisation, delivery } = draft;
  return { ...emptyIntake(commandId), applicant, isRepresented, owner, authorisation, delivery, visit };
}

const orNull = (text: string) => text.trim() || null;

function toParty({ kind, name, personalId, taxCode, phone, address }: PartyDraft): Party {
  const isPerson = kind === 'citizen';
  return {
    kind,
    name: name.trim(),
    personalId: isPerson ? orNull(personalId) : null,
    taxCode: isPerson ? null : orNull(taxCode),
    phone: orNull(phone),
    email: null,
    address: orNull(address),
  };
}

/** What is sent; papers the form no longer asks for stay behind. */
export function toIntake(
  draft: IntakeDraft,
  {
    procedureCode,
    paperIds,
    isImmediate,
  }: { procedureCode: string; paperIds: readonly string[]; isImmediate: boolean },
): CounterIntake {
  const { how, address } = draft.delivery;
  return {
    commandId: draft.commandId,
    procedureCode,
    channel: draft.channel,
    postal: draft.channel === 'post' ? draft.postal : null,
    areaCode: draft.areaCode,
    applicant: toParty(draft.applicant),
    owner: draft.isRepresented ? toParty(draft.owner) : null,
    authorisation: draft.isRepresented ? { ...draft.authorisation, issuedOn: null } : null,
    form: draft.form,
    documents: documentsOf(paperIds, draft),
    delivery: { how, address: how === 'post' ? orNull(address) : null },
    wantsSlip: draft.wantsSlip ?? !isImmediate,
    contests: contestsOf(draft.known),
  };
}

/** Reasons by path of the values the applicant holds to be wrong. */
function contestsOf(known: KnownData): Record<string, string> {
  const contested = Object.entries(known).flatMap(([section, { values }]) =>
    Object.entries(values).flatMap(([field, { contest }]) =>
      contest ? [[`${section}.${field}`, contest.reason] as const] : [],
    ),
  );
  return Object.fromEntries(contested);
}

/** Places outside the form that must be filled in and are not, as text keys beside the id of the field. */
export function missingPlaces(draft: IntakeDraft, { needsPlace }: { needsPlace: boolean }) {
  const { applicant, owner, isRepresented, delivery, areaCode, channel, postal } = draft;
  const places = [
    needsPlace && !areaCode && { id: 'place', problem: 'place' as const },
    !applicant.name.trim() && { id: 'applicant-name', problem: 'applicantName' as const },
    channel === 'post' &&
      !/^[a-z0-9][a-z0-9-]{4,29}$/i.test(postal.consignment.trim()) && {
        id: 'consignment',
        problem: 'consignment' as const,
      },
    channel === 'post' && !postal.receivedOn && { id: 'posted-on', problem: 'postedOn' as const },
    isRepresented && !owner.name.trim() && { id: 'owner-name', problem: 'ownerName' as const },
    delivery.how === 'post' &&
      !delivery.address.trim() && { id: 'delivery-address', problem: 'deliveryAddress' as const },
  ];
  return places.filter((place) => place !== false);
}
