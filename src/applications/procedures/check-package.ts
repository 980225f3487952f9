import { join } from 'node:path';
import { ContentFault, readContentText, type ContentFile } from '#infrastructure/content-file.ts';
import { compileFeel, installForm, readFormDefinition, type InstalledForm } from '#platform/forms/index.ts';
import { compileProcess, type ProcessGraph } from '#platform/workflow/index.ts';
import { z } from 'zod';
import { checkAskOnce } from './ask-once/check-ask-once.ts';
import { checkDefinition } from './check-definition.ts';
import { checkForm, pathsOfForm } from './check-form.ts';
import { checkProcess, decisionsOf } from './check-process.ts';
import { checkDecisions } from './decisions/check-decisions.ts';
import { coverFees } from './decisions/cover-fees.ts';
import { coverGoldens } from './decisions/cover-goldens.ts';
import { readDecisions } from './decisions/read-decisions.ts';
import type { GoldenDossier } from './golden-dossier.ts';
import type { KnownNames } from './known-names.ts';
import { filesAsText, packageVersion, readPackageFiles, type PackageFiles } from './package-files.ts';
import { ProcedureDefinition } from './procedures.contract.ts';
import { checkTexts } from './check-texts.ts';
import { readGoldens } from './read-goldens.ts';

/** Lỗi của gói: where it is and what to do. */
export type PackageFault = string;

export type CheckedPackage = {
  code: string;
  version: string;
  definition: ProcedureDefinition;
  form: InstalledForm;
  process: ProcessGraph;
  processBpmn: string;
  files: Readonly<Record<string, string>>;
  goldens: readonly GoldenDossier[];
};

export type PackageCheck = { ok: true; package: CheckedPackage } | { ok: false; faults: PackageFault[] };

/** Kiểm tra gói thủ tục trong một thư mục. */
export async function checkPackage(folder: string, known: KnownNames): Promise<PackageCheck> {
  return checkPackageFiles(await readPackageFiles(folder), known, { folder });
}

/**
 * Kiểm tra gói thủ tục: reports every fault with its file, line and what to do. Only a package without faults can be installed.
 * `folder` words the faults.
 */
export async function checkPackageFiles(
  files: PackageFiles,
  known: KnownNames,
  { folder }: { folder: string },
): Promise<PackageCheck> {
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const missing = ['procedure.yaml', 'form.json', 'process.bpmn'].filter((name) => !files.has(name));
  if (missing.length > 0)
    return { ok: false, faults: missing.map((name) => checkTexts().missingFile(join(folder, name))) };

  const procedure = readProcedure(join(folder, 'procedure.yaml'), text('procedure.yaml'));
  const definition = procedure.ok ? procedure.content.value : undefined;
  const formFile = join(folder, 'form.json');
  const form = readFormDefinition(text('form.json'), formFile);
  const { decisions, faults: decisionFaults } = await readDecisions(folder, files);
  const tables = decisionFaults.length > 0 ? undefined : decisions.map(({ table }) => table);
  const formDefinition = form.ok ? form.definition : undefined;
  const formPaths = formDefinition && pathsOfForm(formDefinition);
  const processFile = join(folder, 'process.bpmn');
  const processBpmn = text('process.bpmn');
  const compiled = await compileProcess(processBpmn, {
    checkExpression: (expression) => {
      const feel = compileFeel(expression);
      return feel.ok ? undefined : checkTexts().badExpression(expression, feel.problem.message);
    },
  });
  const { goldens, faults } = readGoldens(folder, files, definition);
  faults.push(...decisionFaults);

  if (!procedure.ok) faults.push(...procedure.faults);
  else faults.push(...checkDefinition(procedure.content, { known, formPaths, form: formDefinition, tables }));
  if (!form.ok) faults.push(...form.faults.map(({ path, message }) => `${formFile}, ${path}: ${message}`));
  else if (definition) {
    const { fault } = readContentText(formFile, text('form.json'), z.unknown());
    const formFaults = checkForm(form.definition, { ...known, legalBases: definition.legalBases });
    formFaults.push(...checkAskOnce(form.definition, known.askOnce));
    faults.push(...formFaults.map(({ path, message }) => fault(path, message)));
  }
  const at = (element: string) => `${processFile}, dòng ${lineOf(processBpmn, element)}`;
  if (!compiled.accepted)
    faults.push(
      ...compiled.refused.map(({ element, type, reason }) => `${at(element)}: ${element} (${type}): ${reason}`),
    );
  else if (definition) {
    const found = checkProcess(compiled.graph, { definition, reference: known.reference, formPaths, tables });
    faults.push(...found.map(({ element, message }) => `${at(element)}: ${message}`));
  }

  if (definition) {
    const usedByProcess = new Set(
      compiled.accepted ? decisionsOf(compiled.graph) : decisions.map(({ table }) => table.id),
    );
    faults.push(...checkDecisions(decisions, { definition, formPaths, usedByProcess }));
  }
  if (faults.length === 0 && form.ok && procedure.ok) {
    const asked = { definition: procedure.content.value, form: form.definition, codesOf: known.codesOf };
    const uncovered = coverFees({ ...asked, tables: decisions.map(({ table }) => table) });
    for (const { table, message } of uncovered)
      faults.push(decisions.find((one) => one.table === table)?.at(table.id, message) ?? message);
    faults.push(...coverGoldens(decisions, { form: installForm(form.definition), goldens }));
  }

  if (faults.length > 0 || !definition || !form.ok || !compiled.accepted) return { ok: false, faults };
  return {
    ok: true,
    package: {
      code: definition.code,
      version: packageVersion(files),
      definition: { ...definition, decisions: decisions.map(({ table }) => table) },
      form: installForm(form.definition),
      process: compiled.graph,
      processBpmn,
      files: filesAsText(files),
      goldens,
    },
  };
}

/** What a draft's page and form can be drawn from, whatever else is wrong with it; undefined while these two have faults. */
export function readDraftDefinition(
  texts: Readonly<Record<string, string>>,
): { definition: ProcedureDefinition; form: InstalledForm } | undefined {
  const procedure = readProcedure('procedure.yaml', texts['procedure.yaml'] ?? '');
  const form = readFormDefinition(texts['form.json'] ?? '', 'form.json');
  if (!procedure.ok || !form.ok) return undefined;
  return { definition: procedure.content.value, form: installForm(form.definition) };
}

/** Line of the element with this id; the first line when it has none. */
function lineOf(xml: string, element: string): number {
  const offset = xml.indexOf(` id="${element}"`);
  return offset < 0 ? 1 : xml.slice(0, offset).split('\n').length;
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
