import type { ContentFile } from '#infrastructure/content-file.ts';
import { parseTerm } from '#platform/calendar/index.ts';
import { compileFeel, isNeverTrue, pathsRead, type FormDefinition } from '#platform/forms/index.ts';
import { citesKnownLaw } from './check-form.ts';
import type { KnownNames } from './known-names.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';
import { decisionOn } from './decisions/decide.ts';
import type { DecisionTable } from './decisions/decision-table.contract.ts';
import { decisionTexts } from './decisions/decision-texts.ts';
import { checkTexts } from './check-texts.ts';

type Path = readonly PropertyKey[];

/** What a rule reports with: the file's own wording of a place, and what the form offers to expressions. */
type Checking = {
  value: ProcedureDefinition;
  known: KnownNames;
  /** Undefined when the form itself could not be read: names are then not judged. */
  formPaths: ReadonlySet<string> | undefined;
  form: FormDefinition | undefined;
  /** Undefined when some could not be read: they are then not judged. */
  tables: readonly DecisionTable[] | undefined;
  check: (holds: boolean, path: Path, message: string) => void;
};

/** Rules of `procedure.yaml` a schema cannot say: names that must exist elsewhere, terms, expressions, articles, dates in order. */
export function checkDefinition(
  { value, fault }: ContentFile<ProcedureDefinition>,
  { known, formPaths, form, tables }: Pick<Checking, 'known' | 'formPaths' | 'form' | 'tables'>,
): string[] {
  const faults: string[] = [];
  const check: Checking['check'] = (holds, path, message) => {
    if (!holds) faults.push(fault(path, message));
  };
  const checking = { value, known, formPaths, form, tables, check };
  checkNames(checking);
  checkDates(checking);
  checkVariants(checking);
  checkDocuments(checking);
  checkFees(checking);
  checkResult(checking);
  checkPartners(checking);
  return faults;
}

function checkNames({ value, known, check }: Checking): void {
  check(known.hasSector(value.sector), ['sector'], checkTexts().unknown('sector', value.sector));
  for (const [index, event] of value.lifeEvents.entries()) {
    check(known.hasLifeEvent(event), ['lifeEvents', index], checkTexts().unknown('lifeEvent', event));
  }
  for (const [index, { unitKind, article }] of value.authority.entries()) {
    check(known.hasUnitKind(unitKind), ['authority', index], checkTexts().unknown('unitKind', unitKind));
    checkArticle({ value, check }, ['authority', index, 'article'], article);
  }
  for (const [index, { article }] of value.serviceLevels.entries()) {
    checkArticle({ value, check }, ['serviceLevels', index, 'article'], article);
  }
}

function checkDates({ value, check }: Checking): void {
  for (const key of ['publication', 'internalProcess'] as const) {
    check(value[key].issuedOn <= value[key].from, [key], checkTexts().publishedLate);
  }
  const isOrdered = (rows: readonly { from: string; to?: string | undefined }[]) =>
    rows.every(({ from, to = from }, index) => from <= to && (rows[index - 1]?.from ?? '') <= from);
  check(isOrdered(value.authority), ['authority'], checkTexts().wrongOrder('authority'));
  check(isOrdered(value.serviceLevels), ['serviceLevels'], checkTexts().wrongOrder('serviceLevels'));
  for (const [index, { from, to = from }] of value.fees.entries()) {
    check(from <= to, ['fees', index], checkTexts().wrongOrder('fees'));
  }
}

function checkVariants(checking: Checking): void {
  const { value, check } = checking;
  for (const [index, { id, when, processingTime }] of value.variants.entries()) {
    const path = ['variants', index];
    check(isTerm(processingTime.term), path, checkTexts().badTerm(processingTime.term));
    checkArticle(checking, [...path, 'processingTime', 'article'], processingTime.article);
    checkCondition(checking, [...path, 'when'], when);
    check((index === value.variants.length - 1) === (when === undefined), path, checkTexts().lastVariantOpen);
    check(isFirst(value.variants, id, index), path, checkTexts().duplicate(id));
  }
}

function checkDocuments(checking: Checking): void {
  const { value, check } = checking;
  for (const [index, { id, required, article }] of value.requiredDocuments.entries()) {
    const path = ['requiredDocuments', index];
    checkCondition(checking, [...path, 'required'], required);
    checkArticle(checking, [...path, 'article'], article);
    check(isFirst(value.requiredDocuments, id, index), path, checkTexts().duplicate(id));
  }
}

function checkFees(checking: Checking): void {
  const { value, check } = checking;
  for (const [index, { when, amountVnd, decision, from, article }] of value.fees.entries()) {
    checkCondition(checking, ['fees', index, 'when'], when);
    checkExpression(checking, ['fees', index, 'amountVnd'], amountVnd);
    checkArticle(checking, ['fees', index, 'article'], article);
    if (decision !== undefined) checkFeeTable(checking, index, { decision, from });
  }
  check(value.decisions.length === 0, ['decisions'], decisionTexts().writtenInYaml);
  check((value.feeDue === 'none') === (value.fees.length === 0), ['feeDue'], checkTexts().feeDueWrong);
}

/** A table in force from the first day of the fee, that says one amount. */
function checkFeeTable(
  { tables, check }: Checking,
  index: number,
  { decision, from }: { decision: string; from: string },
): void {
  if (!tables) return;
  const path = ['fees', index, 'decision'];
  const table = decisionOn(tables, decision, from);
  check(table !== undefined, path, decisionTexts().unknownDecision(decision));
  const isAmount = ({ hitPolicy, aggregation, outputs }: DecisionTable) =>
    outputs.some(({ name }) => name === 'amountVnd') && (hitPolicy !== 'COLLECT' || aggregation !== undefined);
  check(
    tables.every((one) => one.id !== decision || isAmount(one)),
    path,
    decisionTexts().noAmount(decision),
  );
}

function checkResult({ value, known, formPaths, check }: Checking): void {
  const { template, issuedBy, system, book } = value.result;
  const path = ['result', 'template'];
  check(known.hasTemplate(template), path, checkTexts().unknown('template', template));
  check(issuedBy === 'this_system' || system !== undefined, ['result'], checkTexts().systemMissing);
  check(issuedBy === 'ministry_system' || book !== undefined, ['result'], checkTexts().bookMissing);
  for (const read of known.formPathsOf(template)) {
    check(formPaths?.has(read) ?? true, path, checkTexts().templateUnread(template, read));
  }
}

function checkPartners(checking: Checking): void {
  const { value, known, formPaths, check } = checking;
  const sections = new Set([...(formPaths ?? [])].map((path) => path.split('.')[0]));
  for (const [index, partner] of value.partners.entries()) {
    const path = ['partners', index];
    const { id, unitKind, when, area, rules, sees, answer } = partner;
    check(isFirst(value.partners, id, index), path, checkTexts().duplicate(id));
    check(known.hasUnitKind(unitKind), [...path, 'unitKind'], checkTexts().unknown('unitKind', unitKind));
    checkCondition(checking, [...path, 'when'], when);
    checkExpression(checking, [...path, 'area'], area);
    for (const [at, { term, article, silenceArticle, from, to = from, silence }] of rules.entries()) {
      const rule = [...path, 'rules', at];
      check(isTerm(term), rule, checkTexts().badTerm(term));
      check(from <= to && (rules[at - 1]?.from ?? '') <= from, rule, checkTexts().wrongOrder('rules'));
      checkArticle(checking, [...rule, 'article'], article);
      if (silenceArticle) checkArticle(checking, [...rule, 'silenceArticle'], silenceArticle);
      const isDeemed = answer.outcomes.some((outcome) => outcome.id === answer.deemed);
      check(silence !== 'deemed_consent' || isDeemed, rule, checkTexts().deemedWrong(id));
    }
    const documents = sees.documents === 'all' ? [] : sees.documents;
    for (const [at, document] of documents.entries()) {
      const isAsked = value.requiredDocuments.some((one) => one.id === document);
      check(isAsked, [...path, 'sees', 'documents', at], checkTexts().unknown('document', document));
    }
    const shown = sees.sections === 'all' || formPaths === undefined ? [] : sees.sections;
    for (const [at, section] of shown.entries()) {
      check(sections.has(section), [...path, 'sees', 'sections', at], checkTexts().unknown('section', section));
    }
  }
}

function checkArticle({ value, check }: Pick<Checking, 'value' | 'check'>, path: Path, article: string): void {
  check(citesKnownLaw(article, value.legalBases), path, checkTexts().unknownArticle(article));
}

/** A FEEL text must compile and read only what the form has; a plain value needs no check. */
function checkExpression({ formPaths, check }: Checking, path: Path, text: unknown): void {
  if (typeof text !== 'string') return;
  const compiled = compileFeel(text);
  if (!compiled.ok) return check(false, path, checkTexts().badExpression(text, compiled.problem.message));
  for (const name of pathsRead(compiled.ast)) {
    check(name === 'today' || (formPaths?.has(name) ?? true), path, checkTexts().unknownName(text, name));
  }
}

/** What a case, a paper, a fee or a partner hangs on: an expression that some dossier fulfils. */
function checkCondition(checking: Checking, path: Path, text: unknown): void {
  checkExpression(checking, path, text);
  const { form, known, check } = checking;
  const compiled = typeof text === 'string' && form ? compileFeel(text) : undefined;
  if (typeof text !== 'string' || !form || !compiled?.ok) return;
  check(!isNeverTrue(compiled.ast, { definition: form, codesOf: known.codesOf }), path, checkTexts().neverTrue(text));
}

const isFirst = (rows: readonly { id: string }[], id: string, index: number) =>
  rows.findIndex((row) => row.id === id) === index;

function isTerm(text: string): boolean {
  try {
    parseTerm(text);
    return true;
  } catch {
    return false;
  }
}
