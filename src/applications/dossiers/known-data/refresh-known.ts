import { vietnamDay } from '#infrastructure/clock.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import {
  matchRegister,
  numberField,
  readRegister,
  type Reader,
  type RegistryDeps,
  type Subject,
} from '#data/registry/index.ts';
import { knownValue, valueText, type CodeLists, type Form, type FormSubject } from '#platform/forms/index.ts';
import { forgetKnown, lockKnown, withoutWithheld } from './lock-known.ts';
import { askedOf, registersOf, sourcesOf } from './sources-of.ts';
import type { KnownData, KnownSection, KnownValue } from './known.contract.ts';

export type KnownDeps = RegistryDeps & { codeLists: CodeLists };

/** For what registers are asked while a form is filled in: somebody's own form at the portal, or an intake at the counter. */
export type FormGround =
  | { readonly kind: 'own_form'; readonly draftId: string }
  | { readonly kind: 'intake'; readonly procedureCode: string };

type Data = Readonly<Record<string, unknown>>;
type Asking = {
  readonly form: Form;
  readonly data: Data;
  readonly known: KnownData;
  readonly reader: Reader;
  /** Of whoever hands in: signed in at the portal, standing at the counter. */
  readonly self: Subject | null;
  /** In one's own form only one's own data are filled in; of others it is only said whether they agree. */
  readonly ground: FormGround;
  /** What the package decides by: that is typed, whatever a register has. */
  readonly decidedBy: ReadonlySet<string>;
  /** Parts whose declared persons are compared now: a comparison is asked for, own data come by themselves. */
  readonly compare: readonly string[];
};

/** A register that did not answer is asked again after this long. */
const askAgainMs = 30_000;

/**
 * Điền sẵn và đối chiếu: fills in what registers know of whoever the parts are about, and compares what was declared of others. Asks
 * nothing twice; a register that does not answer leaves its fields to be declared. Changes nothing but what it returns.
 */
export async function refreshKnown(
  deps: KnownDeps,
  { form, data, known, reader, self, ground, decidedBy, compare }: Asking,
): Promise<{ data: Record<string, unknown>; known: KnownData }> {
  const today = vietnamDay(deps.now());
  const subjects = form.subjects(data, { today }).filter(({ section }) => registersOf(section).length > 0);
  const asked = await Promise.all(
    subjects.map(async (subject): Promise<readonly [string, KnownSection | undefined]> => {
      const before = known[subject.section.id];
      const number = numberOf(subject, { self, ground });
      if (number !== null) return [subject.section.id, await fill(deps, { subject, before, reader, ground, number })];
      if (ground.kind === 'intake') return [subject.section.id, undefined];
      return [
        subject.section.id,
        await match(deps, {
          ...{ subject, before, reader, decidedBy, draftId: ground.draftId },
          isAsked: compare.includes(subject.section.id),
        }),
      ];
    }),
  );
  let changed: Record<string, unknown> = { ...data };
  const now: Record<string, KnownSection> = {};
  const told = new Map(asked);
  for (const [section, before] of Object.entries(known)) {
    const after = told.get(section);
    if (after?.asked !== before.asked) changed = forgetKnown(changed, section, before);
  }
  for (const [section, after] of asked) if (after) now[section] = after;
  return { data: withoutWithheld(lockKnown(changed, now), now), known: now };
}

/** By whose number the own data of a part are read: whoever hands in, or at the counter whoever the part names. */
function numberOf(subject: FormSubject, { self, ground }: Pick<Asking, 'self' | 'ground'>): string | null {
  if (subject.isSelf && self && subject.section.subject?.kind === self.kind) return self.number;
  return ground.kind === 'intake' ? (subject.number ?? null) : null;
}

type Section = FormSubject['section'];

type Looking = { subject: FormSubject; before: KnownSection | undefined; reader: Reader };

async function fill(
  deps: KnownDeps,
  { subject, before, reader, ground, number }: Looking & { ground: FormGround; number: string },
): Promise<KnownSection> {
  const { section } = subject;
  const asked = `${ground.kind === 'own_form' ? 'portal' : 'counter'} ${number}`;
  const now = deps.now();
  if (before?.asked === asked && isStillGood(before, now)) return before;
  const sources = sourcesOf(section);
  const registers = registersOf(section);
  // Of several registers only those that were silent are asked again.
  const kept = before?.asked === asked && before.state === 'filled' ? before : undefined;
  const answers = await Promise.all(
    (kept?.silent ?? registers).map(async (register) => {
      const { fields, article } = askedOf(section, register);
      const key = { kind: keyOf(deps, section, register), value: number };
      const answer = await readRegister(deps, { register, key, fields, reader, purpose: { ...ground, article } });
      return [register, answer] as const;
    }),
  );
  const told = new Map(answers);
  const today = vietnamDay(now);
  const values: Record<string, KnownValue> = { ...kept?.values };
  for (const { field, source } of sources) {
    const answer = told.get(source.register);
    if (answer?.kind !== 'found') continue;
    const value = knownValue(field, answer.fields, { codeLists: deps.codeLists, today });
    const contest = before?.asked === asked ? (before.values[field.id]?.contest ?? null) : null;
    if (value !== undefined)
      values[field.id] = {
        value,
        text: textOf(deps, field, value),
        register: source.register,
        at: answer.at.toISOString(),
        contest,
      };
  }
  const kinds = answers.map(([, { kind }]) => kind);
  const silent = answers.flatMap(([register, { kind }]) => (kind === 'unavailable' ? [register] : []));
  const isFilled = kept !== undefined || kinds.includes('found');
  const state = isFilled ? 'filled' : silent.length > 0 ? 'unavailable' : 'none';
  return { state, asked, at: now.toISOString(), registers, values, silent, withheld: [] };
}

const textOf = ({ codeLists }: KnownDeps, field: Section['fields'][number], value: unknown) => ({
  vi: valueText(field, value, { codeLists, lang: 'vi' }),
  en: valueText(field, value, { codeLists, lang: 'en' }),
});

/** By which of its numbers a register finds the person or enterprise a part is about. */
export function keyOf({ registers }: Pick<KnownDeps, 'registers'>, { subject }: Section, register: string): string {
  const definition = registers.get(register);
  return (definition && subject && numberField(definition, subject.kind)) ?? '';
}

const isStillGood = ({ state, silent, at }: KnownSection, now: Date): boolean =>
  (state !== 'unavailable' && silent.length === 0) || now.getTime() - Date.parse(at) < askAgainMs;

async function match(
  deps: KnownDeps,
  {
    subject,
    before,
    reader,
    decidedBy,
    draftId,
    isAsked,
  }: Looking & { decidedBy: ReadonlySet<string>; draftId: string; isAsked: boolean },
): Promise<KnownSection | undefined> {
  const { section, number, name, birthDate } = subject;
  const [source] = sourcesOf(section).map((one) => one.source);
  const definition = source && deps.registers.get(source.register);
  const needsDate = section.subject?.birthDate !== undefined && definition?.subject.birthDate !== undefined;
  if (!definition || !number || !name || (needsDate && !birthDate)) return undefined;
  const asked = JSON.stringify([number, name, birthDate ?? null]);
  const now = deps.now();
  if (before?.asked === asked && (!isAsked || isStillGood(before, now))) return before;
  if (!isAsked) return undefined;
  const claimed = {
    [definition.subject.name]: name,
    ...(birthDate && definition.subject.birthDate && { [definition.subject.birthDate]: birthDate }),
  };
  const state = await matchOrNot(deps, {
    register: definition.register,
    key: { kind: keyOf(deps, section, definition.register), value: number },
    reader,
    purpose: { kind: 'match', article: source.article, draftId },
    claimed,
  });
  const withheld = state === 'matched' ? withheldOf(section, { register: definition.register, decidedBy }) : [];
  return { state, asked, at: now.toISOString(), registers: [definition.register], values: {}, silent: [], withheld };
}

/** Fields the same register has of the person, apart from those that were compared and those anything is decided by. */
function withheldOf(
  section: Section,
  { register, decidedBy }: { register: string; decidedBy: ReadonlySet<string> },
): string[] {
  const { id, subject } = section;
  const compared = [subject?.number, subject?.name, subject?.birthDate];
  return sourcesOf(section).flatMap(({ field, source }) => {
    const isDecidedBy = decidedBy.has(id) || decidedBy.has(`${id}.${field.id}`);
    const isTaken = source.register === register && field.computed === undefined && !compared.includes(field.id);
    return isTaken && !isDecidedBy ? [field.id] : [];
  });
}

/** Whoever has compared too often today declares; an official looks at it. */
async function matchOrNot(deps: KnownDeps, asked: Parameters<typeof matchRegister>[1]): Promise<KnownSection['state']> {
  try {
    return await matchRegister(deps, asked);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'registry.too_many') return 'unavailable';
    throw error;
  }
}
