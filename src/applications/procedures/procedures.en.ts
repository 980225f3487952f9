import type { checkVi, proceduresVi, UnknownThing } from './procedures.vi.ts';

export const proceduresEn = {
  'procedure.not_found': 'Procedure {code} was not found.',
  'procedure.no_earlier_version': 'Procedure {code} has no version before the present one.',
  'procedure.draft_not_found': 'This draft was not found; it may have been published or discarded.',
  'procedure.draft_changed': 'The draft was just saved elsewhere by {name}; please reload it before you go on.',
  'procedure.draft_code_wrong': 'A procedure code looks like 1.001193; this draft is of procedure {code}.',
  'procedure.published_meanwhile':
    'The version in use has just changed; please look at the differences and the dossiers affected again.',
  'procedure.level.province': 'Province',
  'procedure.level.district': 'District',
  'procedure.level.commune': 'Commune',
  'procedure.level.ministry': 'Central',
  'procedure.catalogue_level.commune': 'Commune',
  'procedure.catalogue_level.province': 'Province',
  'procedure.catalogue_level.ministry': 'Ministry',
  'procedure.catalogue_level.vertical': 'Central agency in the province',
  'procedure.catalogue_level.other': 'Another body',
  'procedure.term.working_day': '{amount} working days',
  'procedure.term.day': '{amount} days',
  'procedure.term.hour': '{amount} working hours',
  'procedure.term.month': '{amount} months',
  'procedure.term.year': '{amount} years',
  'procedure.service_level.1': 'Level 1',
  'procedure.service_level.2': 'Level 2',
  'procedure.service_level.3': 'Level 3',
  'procedure.service_level.4': 'Level 4',
  'procedure.service_level.full': 'Fully online',
  'procedure.service_level.partial': 'Partly online',
  'procedure.applicant.citizen': 'Citizens',
  'procedure.applicant.enterprise': 'Enterprises',
  'procedure.applicant.organisation': 'Organisations',
  'procedure.channel.online': 'Online',
  'procedure.channel.counter': 'At the counter',
  'procedure.channel.post': 'By public post',
} as const satisfies Record<keyof typeof proceduresVi, string>;

type Loose<Text> = Text extends string ? string : Text;
type CheckTexts = { [Key in keyof typeof checkVi]: Loose<(typeof checkVi)[Key]> };

const things: Readonly<Record<UnknownThing, string>> = {
  sector: 'sector',
  lifeEvent: 'life event',
  unitKind: 'kind of agency',
  template: 'template of a result',
  document: 'required paper',
  section: 'section of the form',
  variant: 'case',
};

/** Sentences of the check of a package, in English. */
export const checkEn: CheckTexts = {
  missingFile: (file) => `${file}: this file is missing; a package has procedure.yaml, form.json and process.bpmn.`,
  unknown: (what, code) => `there is no ${things[what]} “${code}”; use a code of the province's lists.`,
  systemMissing: 'a result numbered by a ministry’s system must say which one under system.',
  bookMissing: 'a result numbered by the province must say in which book.',
  badTerm: (term) =>
    `the term “${term}” is not understood; write it like “3 working days”, “8 working hours”, “30 days”, “same day”.`,
  badPolicy: (policy, term) =>
    `the receipt rule “${policy}” is not in the rule profile or does not go with the term “${term}”; remove or change policy.`,
  badExpression: (text, why) => `the expression “${text}” cannot be used: ${why}`,
  lastVariantOpen: 'the last case may have no condition, those before it must have one.',
  unknownArticle: (article) =>
    `the basis “${article}” does not begin with the number of a document in legalBases; add that document.`,
  feeDueWrong: 'feeDue and fees do not agree: where there is a fee say when it is due, where there is none write none.',
  pools: (together) =>
    together
      ? 'a procedure with coordinating agencies needs exactly two processes: of the deciding agency first, of the coordinating agency second.'
      : 'the package of one agency has exactly one process.',
  partnersNotAsked:
    'the process needs a part repeated for each coordinating agency (motcua:collection="partners" motcua:item="partner").',
  unknownMessage: (name, known) =>
    `the event “${name}” uses an unknown message; between the two pools there are only ${known.join(', ')}.`,
  uncorrelated: (name) =>
    `the event “${name}” must say motcua:correlation="partner" so that the right agency receives it.`,
  wrongPool: (name, action) =>
    `the step “${name}” (${action}) stands in the wrong pool; draw it in that of the other agency.`,
  partnerTooLong: (name, end, limit) =>
    `the coordinating agency's steps take longer than the term of ${name} (done at ${end}, due at ${limit}); shorten the steps.`,
  deemedWrong: (partner) =>
    `coordinating agency ${partner}: where silence counts as consent answer.deemed must be one of the outcomes, and the other way round.`,
  notHosted: (name, type) => `the step “${name}” (${type}) cannot be used in the process of a dossier yet.`,
  noAction: (name) => `the step “${name}” must say under motcua:action which action on the dossier it is.`,
  wrongLane: (name, lane, roles) =>
    `the step “${name}” stands in the lane “${lane}”; this action belongs to the lane ${roles.join(' or ')}.`,
  actionMissing: (action) => `the process lacks a step with the action ${action}.`,
  registrationMismatch:
    'there is a step register_result when, and only when, the result is numbered by a ministry’s system.',
  unknownName: (text, name) =>
    `the expression “${text}” reads “${name}”, which the form has neither as a section nor as a field; mend the name.`,
  noDecision: 'a step decided by a table (business rule task) must name the table in motcua:decision.',
  unknownCondition: (text, name) =>
    `the condition “${text}” reads “${name}”; a process knows only the form's sections, channel, accepted, outcome, agree, approve, complete and inTurn.`,
  subjectMissing:
    'this section asks for a number of a person or an enterprise and names no subject; say whose data it is, or give the reason under typedBecause.',
  unknownSource: (register, path) => `there is no register “${register}” with the field “${path}”; mend source.`,
  sourceOfOther: (register) =>
    `the register “${register}” does not tell of this kind of subject; mend source or subject.`,
  askedTwice: (label, register, path) =>
    `“${label}” is in the register “${register}” (${path}) and may not be asked again; give its source, or the reason under typedBecause.`,
  neverTrue: (expression) => `the condition “${expression}” is always false, whatever is answered; mend or remove it.`,
  unknownCodeList: (list) => `there is no code list “${list}”; use one of code-lists.`,
  templateUnread: (template, path) =>
    `the template ${template} prints the field “${path}”, which the form does not have; add the field or change the template.`,
  publishedLate: 'must be in force on or after the day it was issued; look at issuedOn and from.',
  wrongOrder: (what) => `the lines of ${what} must follow the order of from, and none may end before it begins.`,
  duplicate: (id) => `“${id}” is used twice; each item has an id of its own.`,
  goldenMissing: (folder) =>
    `${folder}: no golden dossier; a package has at least one file golden/*.yaml to be played.`,
  goldenDocument: (id) => `the golden dossier hands in “${id}”, which is no paper of the package; mend the id.`,
  goldenChannel: (channel) =>
    `the package takes no dossiers through the channel “${channel}”; change that of the golden dossier.`,
  nothingFound: (folder) => `No package of a procedure in “${folder}”; name a folder with a procedure.yaml in it.`,
  usage: 'Usage: motcua check FOLDER',
  withoutHelp: (fields: readonly string[]) =>
    `  ${fields.length} fields have no help yet, better written: ${fields.join(', ')}`,
  fine: (code, name) => `✓ ${code} ${name}`,
  summary: (packages, faults) =>
    faults === 0 ? `${packages} packages checked, no fault.` : `${packages} packages checked, ${faults} faults.`,
  timesTooLong: (variant, end, limit) =>
    `the steps take longer than the term of the case ${variant} (done at ${end}, due at ${limit}); shorten the steps.`,
};
