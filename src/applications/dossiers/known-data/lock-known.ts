import type { SubjectPart } from './subject-parts.ts';
import type { KnownData, KnownSection, Origin, Origins } from './known.contract.ts';

type Data = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a register said stands in the form whatever was sent, unless the person holds it to be wrong. */
export function lockKnown(data: Data, known: KnownData): Record<string, unknown> {
  const locked: Record<string, unknown> = { ...data };
  for (const [section, { state, values }] of Object.entries(known)) {
    if (state !== 'filled') continue;
    const part = locked[section];
    const own = Object.entries(values).flatMap(([field, { value, contest }]) =>
      contest ? [] : [[field, value] as const],
    );
    locked[section] = { ...(isPart(part) ? part : {}), ...Object.fromEntries(own) };
  }
  return locked;
}

/** What the authority takes from the register itself stands nowhere in what a person fills in. */
export function withoutWithheld(data: Data, known: KnownData): Record<string, unknown> {
  const left: Record<string, unknown> = { ...data };
  for (const [section, { state, withheld }] of Object.entries(known)) {
    const part = left[section];
    if (state !== 'matched' || !isPart(part)) continue;
    left[section] = Object.fromEntries(Object.entries(part).filter(([field]) => !withheld.includes(field)));
  }
  return left;
}

/** Takes out of the form what a register had said of somebody the part is no longer about. */
export function forgetKnown(data: Data, section: string, known: KnownSection | undefined): Record<string, unknown> {
  const part = data[section];
  if (known?.state !== 'filled' || !isPart(part)) return { ...data };
  const kept = Object.entries(part).filter(([field, value]) => {
    const told = known.values[field];
    return !told || told.contest !== null || JSON.stringify(told.value) !== JSON.stringify(value);
  });
  return { ...data, [section]: Object.fromEntries(kept) };
}

/**
 * Nguồn gốc của từng giá trị of the form as it is handed in: by path, only of fields a register could have known. `asked` are the
 * fields with a source, `compared` those that stand for the subject.
 */
export function originsOf(data: Data, known: KnownData, parts: readonly SubjectPart[]): Origins {
  const origins: Record<string, Origin> = {};
  for (const { section, sourced, compared } of parts) {
    const told = known[section];
    const part = data[section];
    if (!told || !isPart(part)) continue;
    for (const { field, register } of sourced) {
      if (part[field] === undefined) {
        const isWithheld = told.state === 'matched' && told.withheld.includes(field);
        if (isWithheld) origins[`${section}.${field}`] = { level: 'register', register, at: null, doubt: 'withheld' };
        continue;
      }
      const origin = originOf(told, { field, register, isCompared: compared.includes(field) });
      if (origin) origins[`${section}.${field}`] = origin;
    }
  }
  return origins;
}

function originOf(
  told: KnownSection,
  { field, register, isCompared }: { field: string; register: string; isCompared: boolean },
): Origin | undefined {
  const value = told.values[field];
  if (told.state === 'filled') {
    if (!value)
      return told.silent.includes(register)
        ? { level: 'declared', register, at: null, doubt: 'unavailable' }
        : undefined;
    const { register: by, at, contest } = value;
    return contest
      ? { level: 'declared', register: by, at, doubt: 'contested', registerValue: value.value, reason: contest.reason }
      : { level: 'register', register: by, at };
  }
  if (told.state === 'unavailable') return { level: 'declared', register, at: null, doubt: 'unavailable' };
  if (!isCompared) return undefined;
  if (told.state === 'matched') return { level: 'verified', register, at: told.at };
  return { level: 'declared', register, at: told.at, doubt: 'differs' };
}
