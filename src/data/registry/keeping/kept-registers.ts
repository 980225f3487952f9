import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { fieldLabel, registerName, type Register } from '../definition/read-registers.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { refuse } from '../registry.errors.ts';
import type { KeptField, KeptRegister } from './keeping.contract.ts';

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
      ...inputOf(schema, (value) => (list && deps.codeLists.name(list, value, lang)) || value),
    })),
  }));
}

const Typed = z.looseObject({ type: z.string().optional(), enum: z.array(z.string()).optional() });

function inputOf(schema: unknown, textOf: (value: string) => string): Pick<KeptField, 'input' | 'choices'> {
  const { type, enum: choices } = Typed.parse(schema);
  if (choices) return { input: 'choice', choices: choices.map((value) => ({ value, text: textOf(value) })) };
  if (type === 'string') return { input: 'text', choices: [] };
  if (type === 'integer' || type === 'number') return { input: 'number', choices: [] };
  return { input: type === 'boolean' ? 'yes_no' : 'json', choices: [] };
}
