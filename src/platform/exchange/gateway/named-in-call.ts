import { isPlainText } from '#infrastructure/http/plain-input.ts';
import type { CompiledOperation } from '../contracts/compile-contract.ts';
import type { Sends, SubjectPlace } from '../contracts/contract-extensions.ts';
import { GatewayFault } from './faults.ts';
import { parseJson, type RequestBody } from './read-body.ts';
import type { Target } from './read-target.ts';

/** Người được khai thác dữ liệu: whom a call is about. */
export type CallSubject = { kind: 'person' | 'enterprise'; number: string };

/**
 * Người, việc được nêu trong lượt gọi: the one somebody asks about, `askedBy` what the shared database calls the number that is asked by;
 * or what is sent, the one thing it is about and the numbers of those it names.
 */
export type NamedInCall =
  | { kind: 'asked'; subject: CallSubject; askedBy: string | undefined }
  | { kind: 'sent'; what: Sends['what']; about: string; numbers: readonly string[] };

/** What names are read from. */
type Matched = {
  operation: Pick<CompiledOperation, 'subjects' | 'sends'>;
  parameters: Readonly<Record<string, string>>;
};

/** Numbers and codes are far shorter; whatever is called about is told to whom it concerns, from a table with an index on it. */
const longestName = 100;
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestName && isPlainText(value);

/**
 * Reads it at the places the contract names. A question about nobody or about two is not let through, and neither is a message about
 * two things: each has one purpose. Throws `bad_parameters`.
 */
export function namedInCall(matched: Matched, target: Target, body: RequestBody): NamedInCall {
  const { subjects, sends } = matched.operation;
  const valuesAt = (place: Place): unknown[] => valuesOf(place, { matched, target, body });
  if (sends) {
    const [about, ...more] = new Set(sends.about.flatMap(valuesAt));
    if (!isName(about) || more.length > 0) throw badAt(sends.about[0]);
    const numbers = subjects.flatMap(valuesAt).filter((value) => value !== '');
    const texts = numbers.filter(isName);
    if (texts.length < numbers.length) throw badAt(subjects[0]);
    return { kind: 'sent', what: sends.what, about, numbers: [...new Set(texts)] };
  }
  const [first] = subjects;
  if (!first) throw new GatewayFault('not_granted');
  const given = subjects.flatMap((place) => valuesAt(place).map((value) => ({ place, value })));
  const [{ place, value } = { place: first, value: undefined }, ...more] = given;
  if (!isName(value) || more.length > 0) throw badAt(place);
  return { kind: 'asked', subject: { kind: place.kind, number: value }, askedBy: place.field };
}

type Place = Pick<SubjectPlace, 'in' | 'name'>;

const badAt = (place: Place | undefined) => new GatewayFault('bad_parameters', { detail: place?.name ?? '' });

function valuesOf(
  { in: from, name }: Place,
  { matched, target, body }: { matched: Matched; target: Target; body: RequestBody },
): unknown[] {
  if (from === 'body') return membersOf(parseJson(body), name.split('.'));
  const value = from === 'path' ? matched.parameters[name] : target.query.get(name);
  return value === undefined || value === null ? [] : [value];
}

/** What stands at the end of a way of member names, where `*` goes through every item of a list. */
function membersOf(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (value === undefined || value === null) return [];
  if (name === undefined) return [value];
  if (name === '*') return Array.isArray(value) ? value.flatMap((item) => membersOf(item, rest)) : [];
  return typeof value === 'object' && Object.hasOwn(value, name) ? membersOf(Reflect.get(value, name), rest) : [];
}
