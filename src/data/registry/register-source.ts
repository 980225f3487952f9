/**
 * Một bản ghi của cơ sở dữ liệu: `id` as the register names it (a personal number, an enterprise code), `data` in the field names of
 * its definition (`content/<province>/registers`), checked against its JSON Schema before anybody sees it.
 */
export type RegisterRecord = { readonly id: string; readonly data: Readonly<Record<string, unknown>> };

/** What a record is asked by: one of the identifiers the definition names, such as `personalId` or `taxCode`. */
export type RegisterKey = { readonly kind: string; readonly value: string };

/**
 * Vì việc gì: a form somebody fills in of herself (or of others, who are only compared), a dossier taken in at the counter, an open
 * dossier, its verification by the system itself, the keeper's own work; or, outside all of these, a reason.
 */
export type LookUpGround =
  | { readonly kind: 'own_form' | 'match'; readonly draftId: string }
  | { readonly kind: 'intake'; readonly procedureCode: string }
  | { readonly kind: 'dossier' | 'verification'; readonly dossierCode: string }
  | { readonly kind: 'reasoned'; readonly reason: string }
  | { readonly kind: 'keeping' };

/**
 * Who asks and why, as outside systems and the axis want it told; the answer's own log is kept by the register module. `requestId` is
 * the same when a look-up is tried again.
 */
export type LookUpContext = {
  readonly requestId: string;
  readonly asker: { readonly account: string; readonly unitCode: string; readonly title: string };
  readonly purpose: LookUpGround & { readonly article: string };
};

/** Why no answer came: it is slow, it is down, it said something that cannot be read, or it does not let us in. */
export type Unavailable = {
  readonly kind: 'unavailable';
  readonly why: 'timeout' | 'down' | 'wrong_answer' | 'refused';
};

export type LookUpAnswer =
  | { readonly kind: 'found'; readonly record: RegisterRecord }
  | { readonly kind: 'none' }
  | Unavailable;

/** `fields` tells of each claimed field whether the register has the same. */
export type MatchAnswer =
  | { readonly kind: 'compared'; readonly fields: Readonly<Record<string, boolean>> }
  | { readonly kind: 'none' }
  | Unavailable;

/** Họ tên, ngày sinh of whoever is looked up, as far as the reader has them. */
export type KnownPerson = { readonly name: string; readonly birthDate?: string | undefined };

/**
 * Port: where the records of a linked register come from. First a connector, later the exchange. Never throws for what the outside
 * does: a register that is slow, wrong, down or hostile is `unavailable`. `match` is there where the register has a service of its
 * own that only says yes or no.
 */
export type RegisterSource = {
  /** `person`: whom the reader already knows the number to be of; a register that asks for it answers only when it agrees. */
  lookUp: (key: RegisterKey, context: LookUpContext, person?: KnownPerson) => Promise<LookUpAnswer>;
  match?: (key: RegisterKey, claimed: Readonly<Record<string, string>>, context: LookUpContext) => Promise<MatchAnswer>;
};
