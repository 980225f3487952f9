import type { decisionVi } from './decision-texts.vi.ts';

type Told<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string
    ? string
    : Texts[Key] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : never;
};

/** What is wrong with a decision table and what to do, in English. */
export const decisionEn: Told<typeof decisionVi> = {
  notDmn: (fault: string) => `the DMN 1.3 file cannot be read: ${fault}`,
  unreadable: (what: string) => `${what} is not understood; take it out, or write it as DMN 1.3 has it.`,
  notTable: (name: string) => `“${name}” is no decision table; only decision tables are taken.`,
  otherElement: (type: string) => `the element ${type} cannot be used; only decision tables and inputData are taken.`,
  dependent: (name: string) =>
    `the table “${name}” reads the result of another; write its conditions into this one, chained tables are not supported.`,
  hitPolicy: (policy: string) => `hit policy ${policy} is not supported; use UNIQUE, FIRST, ANY or COLLECT.`,
  aggregated: 'a COLLECT table with an aggregation has one result column only.',
  aggregationAlone: 'only the hit policy COLLECT has an aggregation.',
  tooManyRows: (name, rows, most) =>
    `the table “${name}” has ${rows} rows, no more than ${most} are taken; put rows together by ranges, or split the table.`,
  cells: (row: string, cells: number, columns: number) =>
    `row ${row} has ${cells} cells but the table ${columns} columns; write one cell for each.`,
  badTable: (name: string, why: string) => `table “${name}”: ${why}`,
  badCell: (row: string, column: string, text: string, why: string) =>
    `row ${row}, column “${column}”: the cell “${text}” cannot be used: ${why}`,
  notTest: 'a condition is a value, a list, a comparison, an interval, not(…) or “-”',
  empty: 'the result is empty',
  unknownInput: (text: string, name: string) =>
    `“${text}” reads “${name}”, which the form does not have; beside the form there are only today and channel.`,
  unknownArticle: (article: string) =>
    `the article “${article}” does not begin with the id of a law in legalBases; add that law.`,
  repeated: (id: string, from: string) => `the table “${id}” is there twice from ${from}; each needs a day of its own.`,
  wrongDates: 'to is before from.',
  overlap: (one: string, other: string, policy: string) =>
    `rows ${one} and ${other} may apply together, against ${policy}; change the conditions or the hit policy.`,
  neverReached: (row: string, by: string) => `row ${row} never applies, row ${by} before it covers it all.`,
  unknownDecision: (id: string) =>
    `the package has no decision table “${id}” in force; add a .dmn file or mend the name.`,
  noAmount: (id: string) =>
    `the table “${id}” needs a result column amountVnd and one amount (with COLLECT also SUM, MIN or MAX).`,
  unused: (id: string) => `no fee and no step of the process uses the table “${id}”; use it or take it out.`,
  leftOut: (table, of) =>
    `the fee table “${table}” has no row for the case ${of}; add a row, or narrow the condition of the fee.`,
  caseOf: (label, value) => `${label}: ${value}`,
  anyCase: 'of any dossier',
  channel: 'Channel',
  channelOf: (channel) => ({ online: 'online', counter: 'at the counter', post: 'by post' })[channel],
  unanswered: 'not answered',
  otherValue: 'another value',
  uncovered: (golden: string, id: string) =>
    `golden dossier “${golden}”: no row of the table “${id}” applies; add one.`,
  contradicted: (golden: string, why: string) => `golden dossier “${golden}”: ${why}`,
  writtenInYaml: 'decision tables are not written in procedure.yaml; put them into a .dmn file of the package.',
};
