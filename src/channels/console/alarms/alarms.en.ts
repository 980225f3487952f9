import type { consoleAlarmsVi } from './alarms.vi.ts';

export const consoleAlarmsEn: Readonly<Record<keyof typeof consoleAlarmsVi, string>> = {
  'alarms.title': 'Alarms about data access',
  'alarms.intro':
    'Looks an administrator has to see: enumeration of numbers, looks outside a dossier, and looks at a counter after which no dossier of the person came within the day.',
  'alarms.open': 'To be reviewed',
  'alarms.reviewed': 'Reviewed',
  'alarms.none': 'There are no alarms.',
  'alarms.kind.enumeration': 'Too many comparisons that did not agree in a day (enumeration suspected)',
  'alarms.kind.outside_dossier': 'A look outside an open dossier',
  'alarms.kind.no_dossier_followed': 'A look at a counter, but no dossier of the person came within the day',
  'alarms.who': '{name}, {post}, {unit}',
  'alarms.what': '{register}: {fields}',
  'alarms.subject': 'About number {number}',
  'alarms.reason': 'Reason given: {reason}',
  'alarms.reviewedBy': 'Reviewed by {name} {moment}: {text}',
  'alarms.conclusion': 'What was checked and concluded',
  'alarms.review': 'Record the conclusion',
};
