import type { proceduresVi } from './procedures.vi.ts';

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
