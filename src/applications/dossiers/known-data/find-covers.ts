import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { findCurrentPackage, type RequiredDocument } from '#applications/procedures/index.ts';
import {
  fieldLabel,
  maskOthers,
  numberField,
  partTitles,
  readRegister,
  registerName,
  valueInWords,
  type Reader,
  type Subject,
} from '#data/registry/index.ts';
import { findEarlierPaper, findEarlierResult } from '../store/covers.queries.ts';
import { dayText } from '../course/appointment-text.ts';
import type { Cover, Covers } from './cover.contract.ts';
import type { FormGround, KnownDeps } from './refresh-known.ts';

type Rule = NonNullable<RequiredDocument['coveredBy']>[number];

/** Whose papers are spared, who looks for it, and for what. */
export type CoverOwner = {
  subject: Subject | undefined;
  accountId: string | null;
  reader: Reader;
  ground: FormGround;
};

/**
 * Giấy tờ không phải nộp: for each paper that is asked, what the State already has in its place, by the first rule of the procedure that
 * finds something. Only of whoever hands in for themselves, signed in or standing at the counter; a paper found once is not asked about
 * again.
 */
export async function findCovers(
  deps: KnownDeps,
  { owner, asked, covers }: { owner: CoverOwner; asked: readonly RequiredDocument[]; covers: Covers },
): Promise<Covers> {
  const found = await Promise.all(
    asked.map(async (document): Promise<(readonly [string, Cover | null])[]> => {
      const known = covers[document.id];
      if (known !== undefined) return [[document.id, known]];
      if (!document.coveredBy) return [];
      const answers: Found[] = [];
      for (const rule of document.coveredBy) {
        const cover = await coverBy(deps, { owner, document, rule });
        if (cover && cover !== 'silent') return [[document.id, cover]];
        answers.push(cover);
      }
      // A register that is silent is asked again with the next page.
      return answers.includes('silent') ? [] : [[document.id, null]];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Undefined where there is nothing; `silent` when a register did not answer. */
type Found = Cover | 'silent' | undefined;
type Asking = { owner: CoverOwner; document: RequiredDocument; rule: Rule };

function coverBy(deps: KnownDeps, asking: Asking): Promise<Found> {
  switch (asking.rule.by) {
    case 'register':
      return byRegister(deps, asking, asking.rule);
    case 'result':
      return byResult(deps, asking, asking.rule);
    case 'earlier':
      return byEarlierPaper(deps, asking);
  }
}

async function byRegister(
  deps: KnownDeps,
  { owner: { subject, reader, ground } }: Asking,
  { register, path, article }: Extract<Rule, { by: 'register' }>,
): Promise<Found> {
  const definition = deps.registers.get(register);
  const kind = subject && definition && numberField(definition, subject.kind);
  if (!kind) return undefined;
  const answer = await readRegister(deps, {
    register,
    key: { kind, value: subject.number },
    fields: [path],
    reader,
    purpose: { ...ground, article },
  });
  if (answer.kind === 'unavailable') return 'silent';
  const told = answer.kind === 'found' ? answer.fields[path] : undefined;
  if (told === undefined) return undefined;
  // The marriage of somebody names the spouse, whose number is not theirs to learn here.
  const value = ground.kind === 'own_form' ? maskOthers(told, subject.number) : told;
  const at = deps.now().toISOString();
  const list = definition?.fields[path]?.codeList;
  const inWords = (lang: Language) => {
    const titles = partTitles(definition, path, lang);
    const words = valueInWords(value, { list, names: deps.codeLists, lang, titles });
    return `${fieldLabel(definition, path, lang)}: ${words} (${registerName(deps.registers, register, lang)})`;
  };
  return { by: 'register', from: register, article, at, text: inWords('vi'), textEn: inWords('en'), file: null };
}

async function byResult(
  deps: KnownDeps,
  { owner }: Asking,
  { procedures, article }: Extract<Rule, { by: 'result' }>,
): Promise<Cover | undefined> {
  if (owner.accountId === null) return undefined;
  const earlier = await findEarlierResult(deps.db, { ownerAccountId: owner.accountId, procedures });
  if (!earlier) return undefined;
  const { code, procedureCode, procedureName, result } = earlier;
  const on = dayText(result.issuedOn);
  const current = await findCurrentPackage(deps.db, procedureCode);
  const text = `${procedureName}: số ${result.number}, ngày ${on}`;
  const textEn = `${current?.definition.nameEn ?? procedureName}: No. ${result.number}, ${on}`;
  return { by: 'result', from: code, article, at: deps.now().toISOString(), text, textEn, file: null };
}

async function byEarlierPaper(deps: KnownDeps, { owner, document, rule }: Asking): Promise<Cover | undefined> {
  if (owner.accountId === null) return undefined;
  const earlier = await findEarlierPaper(deps.db, { ownerAccountId: owner.accountId, documentId: document.id });
  if (!earlier) return undefined;
  const { code, name, suppliedAt, file } = earlier;
  const on = dayText(vietnamDay(suppliedAt));
  const [text, textEn] = [`${name}, nộp ngày ${on}`, `${document.nameEn ?? name}, handed in on ${on}`];
  return { by: 'earlier', from: code, article: rule.article, at: deps.now().toISOString(), text, textEn, file };
}
