import type { CallerTokens } from '#platform/identity/index.ts';
import type { Call } from './call.ts';

/** A token that says no more than which system calls is used again for so long; it lasts twice as long. */
const reusedMs = 45_000;
const mostKept = 10_000;
type Vouched = { token: Promise<string>; until: number };
const kept = new WeakMap<CallerTokens, Map<string, Vouched>>();

/** Chứng nhận người gọi cho bên cung cấp; with the purpose of the call where there is one, then made for this call alone. */
export function vouchForCaller(
  tokens: CallerTokens,
  { system, service, purpose }: Pick<Call, 'system' | 'service' | 'purpose'>,
): Promise<string> {
  const caller = { sub: system.code, unitCode: system.unitCode, unitName: system.unitName };
  if (purpose)
    return tokens.sign(
      { ...caller, purpose: { ...purpose.claims, fields: [...purpose.fields] } },
      service.providerCode,
    );
  const known = kept.get(tokens) ?? new Map<string, Vouched>();
  kept.set(tokens, known);
  const key = `${system.code} ${service.providerCode}`;
  const before = known.get(key);
  if (before && before.until > performance.now()) return before.token;
  if (known.size >= mostKept) known.clear();
  const token = tokens.sign(caller, service.providerCode);
  known.set(key, { token, until: performance.now() + reusedMs });
  return token;
}
