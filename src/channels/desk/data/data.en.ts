import type { dataVi } from './data.vi.ts';

export const dataEn = {
  'data.title': 'Shared data',
  'data.lookUp': 'Look up',
  'data.recorded': 'Each look-up is recorded and the person can see it: unit, post, when, what for, which data.',
  'data.register': 'Database',
  'data.by': 'Look up by',
  'data.dossier': 'Code of this person’s open dossier',
  'data.reason': 'Reason for a look-up outside a dossier (it will be flagged)',
  'data.look': 'Look up',
  'data.asking': 'Asking…',
  'data.foundAt': 'Read at {at}, under {article}.',
  'data.answer.none': 'The database has nobody of this number.',
  'data.answer.unavailable': 'The database does not answer; try again in a few minutes. Intake need not wait.',
  'data.questions': 'Questions about looks at data',
  'data.noQuestions': 'No questions yet.',
  'data.dueBy': 'To be answered by {due}.',
  'data.late': 'late',
  'data.answer': 'Answer',
  'data.answered': 'Answered:',
  'data.kept': 'Look after records: {names}',
  'data.send': 'Send the answer',
} as const satisfies Record<keyof typeof dataVi, string>;
