import { z } from 'zod';
import { DecisionTable } from './decisions/decision-table.contract.ts';

/** Calendar day, `YYYY-MM-DD`. */
const Day = z.iso.date();
const Text = z.string().trim().min(1);
/** A FEEL expression over the form's sections; compiled at install. */
const Feel = Text;

/** Văn bản: the decision or law that something rests on. */
export const LegalReference = z.strictObject({
  /** Short name used by `article` fields, e.g. `NĐ 123/2015`. */
  id: Text,
  number: Text,
  name: Text,
  issuedOn: Day.optional(),
  issuer: Text.optional(),
});
export type LegalReference = z.infer<typeof LegalReference>;

const DatedDecision = z.strictObject({ number: Text, issuedOn: Day, issuer: Text, from: Day });

/** Thời hạn giải quyết: term text of the legal clock, e.g. `3 working days`, `same day`. */
export const ProcessingTime = z.strictObject({ term: Text, policy: Text.optional(), article: Text });

/** Thành phần hồ sơ: one paper the law asks for. */
export const RequiredDocument = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** National code `000.00.00.G15-KQ000000`, where known. */
  code: Text.optional(),
  name: Text,
  nameEn: Text.optional(),
  originals: z.int().min(0),
  copies: z.int().min(0),
  /** `true`, or the condition under which the law asks for it. */
  required: z.union([z.boolean(), Feel]),
  note: Text.optional(),
  article: Text,
  /** Data the State already holds in place of this paper: shown struck out, never asked. */
  replacedBy: Text.optional(),
  replacedByEn: Text.optional(),
  /** What may stand in its place, when the State has it: looked for in this order, of the owner who is signed in. */
  coveredBy: z
    .array(
      z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('register'), register: Text, path: Text, article: Text }),
        /** A result of one of these procedures. */
        z.strictObject({ by: z.literal('result'), procedures: z.array(Text).min(1), article: Text }),
        /** The same paper handed in before, in any procedure. */
        z.strictObject({ by: z.literal('earlier'), article: Text }),
      ]),
    )
    .optional(),
});
export type RequiredDocument = z.infer<typeof RequiredDocument>;

export const channels = ['online', 'counter', 'post'] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** Phí, lệ phí: a dated rule. The first rule in force whose condition and channel match is taken for each `id`. */
export const FeeRule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    /** phí (fee) or lệ phí (charge). */
    kind: z.enum(['fee', 'charge']),
    name: Text,
    nameEn: Text.optional(),
    channel: Channel.optional(),
    /** FEEL condition over the form (exemptions, cases); absent means always. */
    when: Feel.optional(),
    /** Amount in VND: a number, or FEEL over the form. */
    amountVnd: z.union([z.int().min(0), Feel]).optional(),
    /** Or the decision table that says it (`amountVnd`; `name`, `nameEn` and `article` where they differ by row). */
    decision: Text.optional(),
    from: Day,
    to: Day.optional(),
    article: Text,
  })
  .refine(({ amountVnd, decision }) => (amountVnd === undefined) !== (decision === undefined), {
    error: 'phải ghi một trong hai: amountVnd (mức thu) hoặc decision (bảng quyết định)',
  });
export type FeeRule = z.infer<typeof FeeRule>;

/** Cơ quan có thẩm quyền: which kind of unit decides, from when. */
export const AuthorityRule = z.strictObject({
  from: Day,
  to: Day.optional(),
  /** Key of a kind of unit in the organisation content, e.g. `commune_committee`, `district_finance_office`, `department_of_justice`. */
  unitKind: Text,
  article: Text,
});

/** Mức độ dịch vụ công trực tuyến: 1–4 (NĐ 43/2011), later full / partial (NĐ 42/2022), dated. */
export const ServiceLevel = z.strictObject({
  from: Day,
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('full'), z.literal('partial')]),
  article: Text,
});

/** Trường hợp giải quyết: a variant with its own term (first whose condition holds; the last may have none). */
export const ProcedureVariant = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: Text,
  when: Feel.optional(),
  processingTime: ProcessingTime,
});

/** Kết quả giải quyết. `ministry_system`: the number is minted there, never here. */
export const ResultRule = z.strictObject({
  code: Text,
  name: Text,
  nameEn: Text.optional(),
  /** Template of the paper in the papers module. */
  template: Text,
  issuedBy: z.enum(['this_system', 'ministry_system']),
  /** Which outside system, when `ministry_system`: `civil-status`, `business-register`. */
  system: Text.optional(),
  /** Signs: TM. (on behalf of the committee), KT. (for the head), TL. (by order), TUQ. (by authorisation), or the head itself. */
  signsAs: z.enum(['head', 'TM', 'KT', 'TL', 'TUQ']),
  /** Book in which it is numbered, one a year and unit. */
  book: Text.optional(),
});

const AnswerField = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  label: Text,
  labelEn: Text.optional(),
  type: z.enum(['text', 'number', 'money', 'date', 'yes_no']),
  required: z.boolean().default(false),
});

/** Quy tắc phối hợp, dated: within which term an agency answers, and what its silence means. */
const ConsultationRule = z.strictObject({
  from: Day,
  to: Day.optional(),
  term: Text,
  article: Text,
  /** `wait`; `deemed_consent`: counted as agreed, with its article; `escalate`: the head of the one-stop desk is told. */
  silence: z.enum(['wait', 'deemed_consent', 'escalate']),
  silenceArticle: Text.optional(),
});

/** Cơ quan phối hợp: who is asked, what of the dossier it gets, and how it answers. */
export const Partner = z.strictObject({
  /** Key of its instance of the partner pool, and of its messages. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: Text,
  nameEn: Text.optional(),
  unitKind: Text,
  /** FEEL giving the code of the place whose unit is asked; absent: the place of the dossier. */
  area: Feel.optional(),
  /** Asked only when this holds; absent: always. */
  when: Feel.optional(),
  question: Text,
  questionEn: Text.optional(),
  rules: z.array(ConsultationRule).min(1),
  /** All it may see of the dossier: ids of papers, sections of the form. */
  sees: z.strictObject({
    documents: z.union([z.literal('all'), z.array(Text)]),
    sections: z.union([z.literal('all'), z.array(Text)]),
    /** Names, numbers and addresses of the applicant and the owner. */
    parties: z.boolean(),
  }),
  answer: z.strictObject({
    outcomes: z
      .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9_]*$/), name: Text, nameEn: Text.optional() }))
      .min(1),
    /** Which outcome silence stands for under `deemed_consent`. */
    deemed: Text.optional(),
    fields: z.array(AnswerField).default([]),
    /** Whether a paper must come with the answer. */
    paper: z.enum(['required', 'optional']).default('optional'),
  }),
});
export type Partner = z.infer<typeof Partner>;

/** Thủ tục hành chính: what `procedure.yaml` says. */
export const ProcedureDefinition = z.strictObject({
  code: z.string().regex(/^[1-3]\.\d{6}$/),
  name: Text,
  nameEn: Text,
  summary: Text,
  /** Code of the list of sectors (lĩnh vực). */
  sector: Text,
  level: z.enum(['province', 'district', 'commune']),
  applicantKinds: z.array(z.enum(['citizen', 'enterprise', 'organisation'])).min(1),
  lifeEvents: z.array(Text),
  keywords: z.array(Text),
  /** Quyết định công bố TTHC; of several packages with one code the last in force is offered. */
  publication: DatedDecision,
  /** Quyết định phê duyệt quy trình nội bộ, quy trình điện tử. */
  internalProcess: DatedDecision,
  authority: z.array(AuthorityRule).min(1),
  serviceLevels: z.array(ServiceLevel).min(1),
  /** Channels by which it may be handed in. */
  channels: z.array(Channel).min(1),
  variants: z.array(ProcedureVariant).min(1),
  requiredDocuments: z.array(RequiredDocument),
  fees: z.array(FeeRule),
  /** Bảng quyết định, read from the `*.dmn` files of the package; never written in `procedure.yaml`. */
  decisions: z.array(DecisionTable).default([]),
  /** When the fee is paid: before processing starts (state 6 until paid), or on return. */
  feeDue: z.enum(['none', 'on_acceptance', 'on_return']),
  result: ResultRule,
  /** Cơ quan phối hợp, in the order in which a paper dossier goes round. */
  partners: z.array(Partner).default([]),
  /** A special law that lets the applicant be asked more often than the rules of the one-stop shop. */
  supplementRounds: z.strictObject({ atMost: z.int().min(1), article: Text }).optional(),
  /** Giải quyết ngay: no acceptance slip unless asked (NĐ 118/2025 Đ17.4), done at the counter in one go. */
  immediate: z.boolean(),
  /** Explains the steps to the applicant, in order. */
  steps: z.array(z.strictObject({ who: Text, what: Text })).min(1),
  conditions: Text.optional(),
  legalBases: z.array(LegalReference).min(1),
});
export type ProcedureDefinition = z.infer<typeof ProcedureDefinition>;

/** What the portal's lists and search show of a procedure. */
export const ProcedureSummary = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  summary: z.string(),
  sector: z.string(),
  sectorName: z.string(),
  level: z.enum(['province', 'district', 'commune', 'ministry']),
  serviceLevel: z.string(),
  /** Whether it can be handed in here; otherwise it is only told about. */
  hasPackage: z.boolean(),
  applicantKinds: z.array(z.string()),
});
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;
