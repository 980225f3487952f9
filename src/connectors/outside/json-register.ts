import type { LookUpAnswer, LookUpContext, RegisterKey, RegisterRecord, RegisterSource } from '#data/registry/index.ts';
import { createCaller, unavailable, type OutsideLimits } from './call-outside.ts';
import { purposeOf, type Way } from './way.ts';

export type JsonSettings = { way: Way; limits?: OutsideLimits };

type JsonRegister = {
  /** Appended to the register's address. */
  path: string;
  /** Kinds of identifier: the member each is asked by, and its form. */
  identifiers: Readonly<Record<string, { member: string; pattern: RegExp }>>;
  /** A record of the register, undefined when the answer has nobody in it. Throws when the answer is not as agreed. */
  read: (answer: unknown) => RegisterRecord | undefined;
};

/**
 * Một cơ sở dữ liệu hỏi bằng JSON: the identifier goes in the body, so that no personal number stands in an address that is logged on
 * the way. A record that does not carry the identifier it was asked by is a wrong answer.
 */
export function createJsonSource(
  { way, limits }: JsonSettings,
  { path, identifiers, read }: JsonRegister,
): RegisterSource {
  const call = createCaller(limits, way.transport);
  const requestOf = (key: RegisterKey, { requestId, asker, purpose }: LookUpContext) => ({
    [identifiers[key.kind]?.member ?? '']: key.value,
    maYeuCau: requestId,
    taiKhoan: asker.account,
    maDonVi: asker.unitCode,
    mucDich: purpose.kind,
  });
  return {
    lookUp: async (key, context) => {
      if (!identifiers[key.kind]?.pattern.test(key.value)) return { kind: 'none' };
      return call<LookUpAnswer>({
        method: 'POST',
        url: `${way.url}${path}`,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(await way.headersFor(purposeOf(context))),
        },
        body: JSON.stringify(requestOf(key, context)),
        accepts: ['application/json'],
        read: ({ status, text }) => {
          if (status === 500) return unavailable('down');
          if (status === 404) return { kind: 'none' };
          const record = read(JSON.parse(text));
          if (!record) return { kind: 'none' };
          return record.data[key.kind] === key.value ? { kind: 'found', record } : unavailable('wrong_answer');
        },
      });
    },
  };
}
