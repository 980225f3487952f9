import type { Actor } from '#infrastructure/actor.ts';
import type { Language } from '#infrastructure/language.ts';
import { refuse } from '../registry.errors.ts';
import type { DeskLookUp, DeskLookUpInput, OfferedRegister } from './look-up.contract.ts';
import { readerOf } from './reader-of.ts';
import { readRegister } from './read-register.ts';
import { valueInWords } from './value-in-words.ts';
import { fieldLabel, partTitles, registerName, type Register, type Registers } from '../definition/read-registers.ts';
import type { RegistryDeps } from './registry-deps.ts';

/** Cơ sở dữ liệu có thể tra cứu. */
export function listRegisters({ registers }: RegistryDeps, lang: Language): OfferedRegister[] {
  // What is looked up most first: the registers of persons that are kept elsewhere.
  const rank = ({ kind, subject }: Register) => (kind === 'linked' ? 0 : 2) + (subject.kind === 'person' ? 0 : 1);
  const ordered = [...registers.values()].toSorted((a, b) => rank(a) - rank(b));
  return ordered.flatMap((register) => {
    const { kind: subjectKind } = register.subject;
    return subjectKind === 'thing' ? [] : [offered(register, { registers, subjectKind, lang })];
  });
}

function offered(
  register: Register,
  { registers, subjectKind, lang }: { registers: Registers; subjectKind: 'person' | 'enterprise'; lang: Language },
): OfferedRegister {
  return {
    register: register.register,
    name: registerName(registers, register.register, lang),
    keeper: register.keeper,
    article: register.article,
    kind: register.kind,
    subjectKind,
    identifiers: register.identifiers.map(({ kind, label, labelEn }) => ({
      kind,
      label: lang === 'en' ? labelEn : label,
    })),
  };
}

/** Tra cứu một người, một doanh nghiệp by an official: every field of the register, under the dossier named or the reason given. */
export async function lookUpAtDesk(
  deps: RegistryDeps,
  { actor, input, lang }: { actor: Actor; input: DeskLookUpInput; lang: Language },
): Promise<DeskLookUp> {
  const register = deps.registers.get(input.register);
  if (!register?.identifiers.some(({ kind }) => kind === input.key.kind)) throw refuse('registry.no_register');
  const { dossierCode, reason } = input;
  const answer = await readRegister(deps, {
    register: input.register,
    key: input.key,
    fields: Object.keys(register.fields),
    reader: readerOf(deps, actor),
    purpose: dossierCode
      ? { kind: 'dossier', article: register.article, dossierCode }
      : { kind: 'reasoned', article: register.article, reason },
  });
  if (answer.kind !== 'found') return { answer: answer.kind, at: null, rows: [] };
  const rows = Object.entries(register.fields).flatMap(([path, { codeList: list }]) => {
    const value = answer.fields[path];
    const text = valueInWords(value, { list, names: deps.codeLists, lang, titles: partTitles(register, path, lang) });
    return value === undefined ? [] : [{ path, label: fieldLabel(register, path, lang), text }];
  });
  return { answer: 'found', at: answer.at.toISOString(), rows };
}
