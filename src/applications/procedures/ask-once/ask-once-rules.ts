import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#infrastructure/content-file.ts';

const Pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'u');
  } catch {
    context.addIssue({ code: 'custom', message: `biểu thức “${text}” không đọc được` });
    return z.NEVER;
  }
});
const Path = z.string().regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/);

const AskOnceRules = z.strictObject({
  fields: z.array(z.strictObject({ register: z.string(), path: Path, label: Pattern })),
  /** How a line begins that is advice, not a paper. */
  notes: Pattern,
  /** How a form begins, which names other papers. */
  forms: Pattern,
  papers: z.array(z.strictObject({ register: z.string(), path: Path, name: Pattern, article: z.string().min(1) })),
});
/** Hỏi một lần (N6): which registers already know what a field or a paper would ask. */
export type AskOnceRules = z.output<typeof AskOnceRules>;

/** Reads `content/<province>/ask-once.yaml`. Throws ContentFault. */
export async function readAskOnceRules(contentDir: string): Promise<AskOnceRules> {
  return (await readContentFile(join(contentDir, 'ask-once.yaml'), AskOnceRules)).value;
}

/** Lower case without marks, as the rules are written. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replaceAll(/\s+/g, ' ');

/** What a register knows of a field with this label; only registers of these names are asked. */
export function knownField(rules: AskOnceRules, label: string, registers: ReadonlySet<string>) {
  const text = plain(label);
  return rules.fields.find((rule) => registers.has(rule.register) && rule.label.test(text));
}

/** What a register has in place of a paper of this name. */
export function knownPaper(rules: AskOnceRules, name: string) {
  const text = plain(name);
  if (rules.forms.test(text)) return undefined;
  return rules.papers.find((rule) => {
    const at = text.search(rule.name);
    return at >= 0 && at < nameBegins;
  });
}

/** A paper is named at the beginning; further on other papers are mentioned. */
const nameBegins = 60;

/** The catalogue mixes advice into its list of papers. */
export const isPaper = (rules: AskOnceRules, name: string): boolean => !rules.notes.test(plain(name));
