import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ContentFault, readContentFile, type ContentFile } from '#infrastructure/content-file.ts';
import type { Language } from '#infrastructure/language.ts';
import { registryTexts } from '../registry.vi.ts';
import { checkParts, schemaAt } from './parts.ts';
import { faultsOf, type ValueFault } from './value-faults.ts';
import { RegisterDefinition, registerSchema } from './register-definition.ts';

/** Cơ sở dữ liệu dùng chung, ready to judge records. */
export type Register = RegisterDefinition & {
  readonly isRecord: (data: unknown) => boolean;
  /** Fields whose values the definition does not allow. */
  readonly wrongFields: (data: unknown) => string[];
  /** The same, told to the part of a value: what is wrong and where. */
  readonly valueFaults: (data: unknown) => ValueFault[];
};
export type Registers = ReadonlyMap<string, Register>;

/** Reads `content/<province>/registers`. Throws ContentFault naming file and line of every fault. */
export async function readRegisters(folder: string): Promise<Registers> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, file: await readContentFile(join(folder, name), RegisterDefinition) })),
  );
  const faults = files.flatMap(({ name, file }) => [
    ...(name === `${file.value.register}.yaml`
      ? []
      : [file.fault(['register'], registryTexts.wrongFile(file.value.register))]),
    ...checkNames(file),
  ]);
  if (faults.length > 0) throw new ContentFault(faults);
  // One for all of them: each new one takes 40 ms to make ready.
  const compiler = newCompiler();
  return new Map(files.map(({ file }) => [file.value.register, prepare(file, compiler)]));
}

/** Identifiers, subject, duplicate rules and open parts name fields the register has. */
function checkNames({ value, fault }: ContentFile<RegisterDefinition>): string[] {
  const { fields, identifiers, subject, duplicates, open } = value;
  const named = [
    ...identifiers.map(({ kind }, index) => [kind, ['identifiers', index, 'kind']] as const),
    ...[subject.number, subject.name, subject.birthDate, subject.enterpriseNumber].map(
      (path) => [path, ['subject']] as const,
    ),
    ...duplicates.flatMap((rule, index) => rule.map((path) => [path, ['duplicates', index]] as const)),
    ...open.map((path, index) => [path, ['open', index]] as const),
  ];
  const { missing, unknown } = checkParts(value);
  return [
    ...named.flatMap(([path, at]) =>
      path === undefined || fields[path] ? [] : [fault(at, registryTexts.unknownField(path))],
    ),
    ...missing.map((part) => fault(['parts'], registryTexts.unlabelledPart(part))),
    ...unknown.map((part) => fault(['parts'], registryTexts.unknownPart(part))),
  ];
}

function prepare(file: ContentFile<RegisterDefinition>, compiler: Ajv2020): Register {
  const validate = compile(compiler, file);
  // Made only when files are imported; what comes from outside is judged by its first fault.
  let thorough: ValidateFunction | undefined;
  const valueFaults = (data: unknown) => {
    thorough ??= compile(newCompiler({ allErrors: true, verbose: true }), file);
    return thorough(data) ? [] : faultsOf(thorough.errors ?? []);
  };
  const wrongFields = (data: unknown) => [...new Set(valueFaults(data).map(({ at }) => at[0] ?? ''))];
  return { ...file.value, isRecord: (data) => validate(data), wrongFields, valueFaults };
}

const newCompiler = (options: { allErrors?: boolean; verbose?: boolean } = {}) =>
  new Ajv2020({ strict: true, strictTypes: false, ...options });

function compile(compiler: Ajv2020, { value, fault }: ContentFile<RegisterDefinition>): ValidateFunction {
  try {
    return compiler.compile(registerSchema(value));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ContentFault([fault(['fields'], registryTexts.wrongSchema(why))]);
  }
}

/** The field by which a person's or an enterprise's own record is found; undefined where the register has none of that kind. */
export function numberField({ subject }: RegisterDefinition, kind: 'person' | 'enterprise'): string | undefined {
  if (subject.kind === kind) return subject.number;
  return kind === 'enterprise' ? subject.enterpriseNumber : undefined;
}

/** Tên cơ sở dữ liệu in a language; the key itself of one that is no longer there. */
export function registerName(registers: Registers, register: string, lang: Language): string {
  const known = registers.get(register);
  return (lang === 'en' ? known?.nameEn : known?.name) ?? register;
}

/** The names of all, by key. */
export function registerNames(registers: Registers, lang: Language): Record<string, string> {
  return Object.fromEntries([...registers.keys()].map((key) => [key, registerName(registers, key, lang)]));
}

/** Nhãn of a field in a language; the path itself of one that is no longer there. */
export function fieldLabel(register: RegisterDefinition | undefined, path: string, lang: Language): string {
  const field = register?.fields[path];
  return (lang === 'en' ? field?.labelEn : field?.label) ?? path;
}

/** What stands before each part of a compound value: the titles its JSON Schema gives them, in English the words of the same parts. */
export function partTitles(
  register: RegisterDefinition | undefined,
  path: string,
  lang: Language,
): Record<string, string> {
  if (!register) return {};
  const own = schemaAt(register, register.fields[path]?.schema);
  const { properties = {}, name = '' } = own.items ? schemaAt(register, own.items) : own;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([part, { title }]) => {
      const word = lang === 'en' ? title && register.parts[name]?.[part]?.labelEn : title;
      return typeof word === 'string' ? [[part, word]] : [];
    }),
  );
}
