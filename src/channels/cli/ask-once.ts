import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { knownNames } from '#applications/design/index.ts';
import {
  askOnceTexts as texts,
  checkPackage,
  findPackageFolders,
  FullProcedure,
  readAskOnceRules,
  reportPackage,
  reportProcedure,
  type AskedOnce,
} from '#applications/procedures/index.ts';
import { readConfig } from '#infrastructure/config/config.ts';
import { contentFolderOf } from './content-folder.ts';

/**
 * `motcua ask-once TỆP.json | THƯ_MỤC`: which papers and fields connected registers could spare, of full procedures of the national
 * catalogue or of packages; needs no database.
 */
export async function askOnceCommand(args: string[]): Promise<number> {
  const [target, ...rest] = args;
  const found = target === undefined ? undefined : await stat(target).catch(() => undefined);
  if (target === undefined || rest.length > 0 || !found) {
    console.error(texts.usage);
    return 1;
  }
  const lines = found.isDirectory() ? await ofPackages(target) : await ofCatalogue(target);
  if (!lines) return 1;
  sayAll(lines);
  return found.isDirectory() ? 0 : sayPackagesOf(lines);
}

function sayAll(lines: readonly AskedOnce[]): void {
  for (const line of lines) say(line);
  console.log(texts.summary(sum(lines)));
  if (lines.some(({ here }) => here)) console.log(texts.summaryHere(sum(lines)));
}

/** The catalogue lists papers and knows no forms: what is to be filled in can be counted of the procedures that have packages here. */
async function sayPackagesOf(catalogue: readonly AskedOnce[]): Promise<number> {
  console.log(texts.papersOnly);
  const packages = await ofPackages(join(readConfig().contentDir, 'procedures'));
  if (!packages) return 1;
  const listed = new Set(catalogue.map(({ code }) => code));
  const known = packages.filter(({ code }) => listed.has(code));
  console.log(texts.withForms(known.length, listed.size));
  if (known.length > 0) sayAll(known);
  return 0;
}

async function ofPackages(folder: string): Promise<AskedOnce[] | undefined> {
  const contentDir = contentFolderOf(folder);
  const [rules, known] = await Promise.all([readAskOnceRules(contentDir), knownNames(contentDir)]);
  const checks = await Promise.all((await findPackageFolders(folder)).map((one) => checkPackage(one, known)));
  const faults = checks.flatMap((check) => (check.ok ? [] : check.faults));
  for (const fault of faults) console.error(fault);
  return faults.length > 0
    ? undefined
    : checks.flatMap((check) => (check.ok ? [reportPackage(rules, check.package)] : []));
}

async function ofCatalogue(file: string): Promise<AskedOnce[] | undefined> {
  const rules = await readAskOnceRules(readConfig().contentDir);
  const procedures = z.array(FullProcedure).safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!procedures.success) {
    console.error(texts.unreadable(file));
    return undefined;
  }
  return procedures.data.map((procedure) => reportProcedure(rules, procedure));
}

function say({ code, name, papers, sparedPapers, fields, sparedFields, here }: AskedOnce): void {
  console.log(texts.line({ code, name, papers, spared: sparedPapers.length, fields, sparedFields }));
  if (here) console.log(texts.here({ papers, fields, papersHere: here.papers, fieldsHere: here.fields }));
  for (const paper of sparedPapers) console.log(texts.paper(paper));
}

const sum = (lines: readonly AskedOnce[]) => ({
  procedures: lines.length,
  papers: lines.reduce((total, { papers }) => total + papers, 0),
  spared: lines.reduce((total, { sparedPapers }) => total + sparedPapers.length, 0),
  fields: lines.reduce((total, { fields }) => total + fields, 0),
  sparedFields: lines.reduce((total, { sparedFields }) => total + sparedFields, 0),
  papersHere: lines.reduce((total, { here }) => total + (here?.papers ?? 0), 0),
  fieldsHere: lines.reduce((total, { here }) => total + (here?.fields ?? 0), 0),
});
