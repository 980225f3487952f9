import { z } from 'zod';

/** Cấp giải quyết as the national catalogue tells them; one procedure may be done at several. */
export const catalogueLevels = ['commune', 'province', 'ministry', 'vertical', 'other'] as const;
export const CatalogueLevel = z.enum(catalogueLevels);
export type CatalogueLevel = z.infer<typeof CatalogueLevel>;

export const termUnits = ['working_day', 'day', 'hour', 'month', 'year'] as const;

/** Cách thức thực hiện: how it may be handed in, how long it takes that way, and what it costs. */
export const CatalogueChannel = z.object({
  channel: z.enum(['online', 'counter', 'post']),
  /** Null where the catalogue does not tell it as a number. */
  term: z.object({ amount: z.number().positive(), unit: z.enum(termUnits) }).nullable(),
  /** Amounts by case; null where the catalogue does not tell them. */
  feesVnd: z.array(z.int().min(0)).min(1).nullable(),
});
export type CatalogueChannel = z.infer<typeof CatalogueChannel>;

/** Thông tin thủ tục ở mức độ 1: what is known of a procedure nobody has made a package of. */
export const ProcedureInformation = z.object({
  promulgator: z.string(),
  executingAgency: z.string().nullable(),
  coordinatingAgency: z.string().nullable(),
  levels: z.array(CatalogueLevel),
  channels: z.array(CatalogueChannel),
  documentCount: z.int().min(0).nullable(),
  decision: z.object({ number: z.string(), issuedOn: z.iso.date().nullable() }).nullable(),
  /** Between agencies only. */
  isInternal: z.boolean(),
  /** Special to the province or agency that promulgated it. */
  isSpecific: z.boolean(),
  updatedOn: z.iso.date().nullable(),
});
export type ProcedureInformation = z.infer<typeof ProcedureInformation>;
