import { vietnamDay } from '#infrastructure/clock.ts';
import type { MatchAnswer } from '../register-source.ts';
import { refuse } from '../registry.errors.ts';
import { tellEnumeration } from './enumeration.queries.ts';
import { giveBackMiss, reserveLook } from './look-up-counts.queries.ts';
import { contextOf, lookUp, recordAccess, registerOf, type Asked } from './read-register.ts';
import type { RegistryDeps } from './registry-deps.ts';
import { isSame } from './same-value.ts';

/** What was claimed, by field of the register. */
export type Claimed = Readonly<Record<string, string>>;

/**
 * Đối chiếu: whether what somebody declared of another person agrees with the register. Tells only that all of it agrees or not;
 * a number nobody has and a number of somebody else look the same. Refuses an account that has come away with nothing too often.
 */
export async function matchRegister(
  deps: RegistryDeps,
  asked: Omit<Asked, 'fields'> & { claimed: Claimed },
): Promise<'matched' | 'differs' | 'unavailable'> {
  const fields = Object.keys(asked.claimed);
  const register = registerOf(deps, { ...asked, fields });
  const { missesADay } = deps.dataAccessRules;
  const at = deps.now();
  const counted = { accountId: asked.reader.accountId ?? '', kind: 'match', day: vietnamDay(at) };
  if (!counted.accountId) throw new Error('Only an account compares');
  const misses = await reserveLook(deps.db, { ...counted, missesADay, at });
  if (misses === undefined) throw refuse('registry.too_many');
  const answer = await compare(deps, { ...asked, fields });
  const outcome = outcomeOf(answer, fields);
  await recordAccess(deps, register, { asked: { ...asked, fields }, at, outcome });
  if (outcome !== 'differs') await giveBackMiss(deps.db, counted);
  else if (misses === missesADay)
    await tellEnumeration(deps.db, { accountId: counted.accountId, register: asked.register, at });
  return outcome;
}

function outcomeOf(answer: MatchAnswer, fields: readonly string[]): 'matched' | 'differs' | 'unavailable' {
  if (answer.kind === 'unavailable') return 'unavailable';
  return answer.kind === 'compared' && fields.every((path) => answer.fields[path] === true) ? 'matched' : 'differs';
}

/** By the register's own service where it has one, which gives nothing away; otherwise by comparing here. */
async function compare(deps: RegistryDeps, asked: Asked & { claimed: Claimed }): Promise<MatchAnswer> {
  const source = deps.registerSources[asked.register];
  if (source?.match) return source.match(asked.key, asked.claimed, contextOf(asked));
  const register = registerOf(deps, asked);
  const answer = await lookUp(deps, register, asked);
  if (answer.kind !== 'found') return answer;
  const { data } = answer.record;
  const fields = Object.entries(asked.claimed).map(([path, value]) => [path, isSame(value, data[path])] as const);
  return { kind: 'compared', fields: Object.fromEntries(fields) };
}
