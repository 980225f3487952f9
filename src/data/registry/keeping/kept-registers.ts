import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { fieldLabel, registerName, type Register } from '../definition/read-registers.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { refuse } from '../registry.errors.ts';
import { inputOf } from './field-input.ts';
import type { KeptRegister } from './keeping.contract.ts';

type Keeping = Pick<RegistryDeps, 'registers' | 'organisation' | 'codeLists' | 'now'>;
const keeperRoles = ['leader', 'specialist'];

/** Người quản lý cơ sở dữ liệu: an administrator, or who leads or works in a unit of the kinds the register names. */
function keeps({ organisation, now }: Keeping, actor: Actor, { kind, projects, keeperUnitKinds }: Register): boolean {
  if (kind !== 'owned' || projects !== undefined || actor.kind !== 'officer') return false;
  const on = vietnamDay(now());
  return actor.posts.some(({ roles, unitId }) => {
    if (roles.includes('administrator')) return true;
    const unitKind = organisation.findUnit(unitId, on)?.kind;
    return (
      unitKind !== undefined && keeperUnitKinds.includes(unitKind) && roles.some((role) => keeperRoles.includes(role))
    );
  });
}

/** The register, for whoever keeps it; to others it is not there. */
export function requireKept(deps: Keeping, actor: Actor, name: string): Register {
  const register = deps.registers.get(name);
  if (!register || !keeps(deps, actor, register)) throw refuse('registry.no_register');
  return register;
}

/** Các cơ sở dữ liệu tôi quản lý; none for who keeps none. */
export function listKept(deps: Keeping, { actor, lang }: { actor: Actor; lang: Language }): KeptRegister[] {
  const kept = [...deps.registers.values()].filter((register) => keeps(deps, actor, register));
  return kept.map((register) => ({
    register: register.register,
    name: registerName(deps.registers, register.register, lang),
    article: register.article,
    fields: Object.entries(register.fields).map(([path, { schema, codeList: list }]) => ({
      path,
      label: fieldLabel(register, path, lang),
      input: inputOf(register, { schema, list }, { lang, codeLists: deps.codeLists }),
    })),
  }));
}
