import type { registryVi } from './registry.vi.ts';

export const registryEn = {
  'registry.not_found': 'This look at data was not found.',
  'registry.reason_needed':
    'This person has no open dossier at your unit; give a reason (at least 10 letters). The look is recorded and the person can see it.',
  'registry.too_many':
    'This account has made too many comparisons without a match today; try again tomorrow or hand in at a one-stop desk.',
  'registry.no_register': 'There is no such database.',
  'registry.asked_already': 'The question about this look has been sent already.',
  'registry.nobody_to_ask': 'This look was the person’s own or an automatic check; no unit has to answer for it.',
  'registry.answered_already': 'This question has been answered.',
  'registry.record_wrong': 'The record has a value the database does not allow.',
  'registry.record_missing': 'This record was not found.',
  'registry.record_merged':
    'This record was merged into another; correct the one that was kept, or undo the merge first.',
  'registry.record_ended': 'This record is no longer in force.',
  'registry.key_missing': 'A record needs an identifier of its database.',
  'registry.keys_disagree': 'The identifiers of the record belong to different records.',
  'registry.ends_before': 'A record cannot end before the day it begins.',
  'registry.record_changed': 'Somebody has changed this record; open it again to see the latest.',
  'registry.nothing_changed': 'Nothing differs from the record as it is.',
  'registry.fields_wrong': 'Values the database does not allow: {fields}.',
  'registry.pair_judged': 'This pair has been judged.',
  'registry.one_record': 'Choose two different records to merge.',
  'registry.merge_undone': 'This merge has been undone.',
  'registry.later_merge': 'The record that was kept took in another after this merge; undo the later merge first.',
  'registry.purpose.own_form': 'Filling in the person’s own form',
  'registry.purpose.intake': 'Taking in a dossier at a one-stop desk',
  'registry.purpose.match': 'Comparing what somebody else declared (answers only yes or no)',
  'registry.purpose.dossier': 'Handling a dossier',
  'registry.purpose.verification': 'Verifying what a dossier declares',
  'registry.purpose.reasoned': 'Look-up outside a dossier, with a reason',
  'registry.purpose.keeping': 'Looking after the records of the database',
} as const satisfies Record<keyof typeof registryVi, string>;
