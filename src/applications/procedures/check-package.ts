import { join } from 'node:path';
import { ContentFault, readContentText, type ContentFile } from '#infrastructure/content-file.ts';
import { parseTerm } from '#platform/calendar/index.ts';
import { compileFeel, installForm, readFormDefinition, type InstalledForm } from '#platform/forms/index.ts';
import { compileProcess, type ProcessGraph } from '#platform/workflow/index.ts';
import { checkProcess, type ReferenceTime } from './check-process.ts';
import { packageVersion, readPackageFiles } from './package-files.ts';
import { ProcedureDefinition } from './procedures.contract.ts';
import { checkTexts } from './procedures.vi.ts';

/** Lỗi của gói: where it is and what to do. */
export type PackageFault = string;

export type CheckedPackage = {
  code: string;
  version: string;
  definition: ProcedureDefinition;
  form: InstalledForm;
  process: ProcessGraph;
  processBpmn: string;
};

export type PackageCheck = { ok: true; package: CheckedPackage } | { ok: false; faults: PackageFault[] };

/** What a package may name that lives elsewhere: code lists, kinds of unit, templates of papers. */
export type KnownNames = {
  hasSector: (code: string) => boolean;
  hasLifeEvent: (code: string) => boolean;
  hasUnitKind: (kind: string) => boolean;
  hasCodeList: (name: string) => boolean;
  hasTemplate: (name: string) => boolean;
  reference: ReferenceTime;
};

/**
 * Kiểm tra gói thủ tục: reads a package folder and reports every fault with its file, line and what to do. Only a package
 * without faults can be installed.
 */
export async function checkPackage(folder: string, known: KnownNames): Promise<PackageCheck> {
  const files = await readPackageFiles(folder);
  const text = (name: string) => files.get(name)?.toString('utf8');
  const missing = ['procedure.yaml', 'form.json', 'process.bpmn'].filter((name) => !files.has(name));
  if (missing.length > 0)
    return { ok: false, faults: missing.map((name) => checkTexts.missingFile(join(folder, name))) };

  const procedure = readProcedure(join(folder, 'procedure.yaml'), text('procedure.yaml') ?? '');
  const form = readFormDefinition(text('form.json') ?? '', join(folder, 'form.json'));
  const processBpmn = text('process.bpmn') ?? '';
  const compiled = await compileProcess(processBpmn);
  const faults: PackageFault[] = [];
  if (!procedure.ok) faults.push(...procedure.faults);
  if (!form.ok)
    faults.push(...form.faults.map((fault) => `${join(folder, 'form.json')}, ${fault.path}: ${fault.message}`));
  if (!compiled.accepted) {
    faults.push(
      ...compiled.refused.map(
        (refusal) => `${join(folder, 'process.bpmn')}: ${refusal.element} (${refusal.type}): ${refusal.reason}`,
      ),
    );
  }
  if (procedure.ok) faults.push(...checkProcedure(procedure.content, known));
  if (procedure.ok && compiled.accepted) {
    const file = join(folder, 'process.bpmn');
    faults.push(
      ...checkProcess(compiled.graph, procedure.content.value, known.reference).map((fault) => `${file}: ${fault}`),
    );
  }
  if (faults.length > 0 || !procedure.ok || !form.ok || !compiled.accepted) return { ok: false, faults };
  const installed = installForm(form.definition);
  return {
    ok: true,
    package: {
      code: procedure.content.value.code,
      version: packageVersion(files),
      definition: procedure.content.value,
      form: installed,
      process: compiled.graph,
      processBpmn,
    },
  };
}

type ReadProcedure = { ok: true; content: ContentFile<ProcedureDefinition> } | { ok: false; faults: string[] };

function readProcedure(file: string, text: string): ReadProcedure {
  try {
    return { ok: true, content: readContentText(file, text, ProcedureDefinition) };
  } catch (error) {
    if (error instanceof ContentFault) return { ok: false, faults: error.message.split('\n') };
    throw error;
  }
}

/** Rules a schema cannot say: names that must exist elsewhere, terms, expressions, articles, dates in order. */
function checkProcedure({ value, fault }: ContentFile<ProcedureDefinition>, known: KnownNames): PackageFault[] {
  const faults: PackageFault[] = [];
  const check = (holds: boolean, path: readonly PropertyKey[], message: string) => {
    if (!holds) faults.push(fault(path, message));
  };
  check(known.hasSector(value.sector), ['sector'], checkTexts.unknown('lĩnh vực', value.sector));
  check(
    known.hasTemplate(value.result.template),
    ['result', 'template'],
    checkTexts.unknown('mẫu kết quả', value.result.template),
  );
  check(
    value.result.issuedBy === 'this_system' || value.result.system !== undefined,
    ['result'],
    checkTexts.systemMissing,
  );
  check(
    value.result.issuedBy === 'ministry_system' || value.result.book !== undefined,
    ['result'],
    checkTexts.bookMissing,
  );
  for (const [index, event] of value.lifeEvents.entries()) {
    check(known.hasLifeEvent(event), ['lifeEvents', index], checkTexts.unknown('sự kiện trong đời', event));
  }
  for (const [index, rule] of value.authority.entries()) {
    check(known.hasUnitKind(rule.unitKind), ['authority', index], checkTexts.unknown('loại cơ quan', rule.unitKind));
  }
  for (const [index, variant] of value.variants.entries()) {
    check(isTerm(variant.processingTime.term), ['variants', index], checkTexts.badTerm(variant.processingTime.term));
    if (variant.when)
      faults.push(...feelFaults(variant.when, (message) => fault(['variants', index, 'when'], message)));
    const isLast = index === value.variants.length - 1;
    check(isLast === (variant.when === undefined), ['variants', index], checkTexts.lastVariantOpen);
  }
  for (const [index, document] of value.requiredDocuments.entries()) {
    if (typeof document.required === 'string') {
      faults.push(
        ...feelFaults(document.required, (message) => fault(['requiredDocuments', index, 'required'], message)),
      );
    }
    check(
      citesKnownLaw(document.article, value),
      ['requiredDocuments', index, 'article'],
      checkTexts.unknownArticle(document.article),
    );
  }
  for (const [index, rule] of value.fees.entries()) {
    if (rule.when) faults.push(...feelFaults(rule.when, (message) => fault(['fees', index, 'when'], message)));
    if (typeof rule.amountVnd === 'string') {
      faults.push(...feelFaults(rule.amountVnd, (message) => fault(['fees', index, 'amountVnd'], message)));
    }
    check(citesKnownLaw(rule.article, value), ['fees', index, 'article'], checkTexts.unknownArticle(rule.article));
  }
  check(value.feeDue === 'none' ? value.fees.length === 0 : value.fees.length > 0, ['feeDue'], checkTexts.feeDueWrong);
  return faults;
}

function isTerm(text: string): boolean {
  try {
    parseTerm(text);
    return true;
  } catch {
    return false;
  }
}

/** An article must open with the id of one of the package's legal bases: `NĐ 123/2015 Đ9.1`. */
function citesKnownLaw(article: string, { legalBases }: ProcedureDefinition): boolean {
  return legalBases.some((law) => article.startsWith(law.id));
}

function feelFaults(expression: string, fault: (message: string) => string): string[] {
  const compiled = compileFeel(expression);
  return compiled.ok ? [] : [fault(checkTexts.badExpression(expression, compiled.problem.message))];
}
