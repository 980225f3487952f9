/** Bể mà bước thuộc về: of the agency that leads, or of one that coordinates. */
export type Pool = 'lead' | 'partner';

/** Actions a task of a dossier's process may stand for, in which pool, and the lanes (roles) that may hold them. */
export const actionRules: Readonly<Record<string, { pool: Pool; roles: readonly string[] }>> = {
  accept: { pool: 'lead', roles: ['reception_officer'] },
  assign: { pool: 'lead', roles: ['leader', 'section_head'] },
  consult: { pool: 'lead', roles: ['specialist'] },
  consult_again: { pool: 'lead', roles: ['specialist'] },
  propose: { pool: 'lead', roles: ['specialist'] },
  review: { pool: 'lead', roles: ['section_head'] },
  sign: { pool: 'lead', roles: ['leader'] },
  register_result: { pool: 'lead', roles: ['system'] },
  issue: { pool: 'lead', roles: ['clerk'] },
  archive: { pool: 'lead', roles: ['clerk', 'specialist'] },
  return_result: { pool: 'lead', roles: ['returning_officer'] },
  partner_receive: { pool: 'partner', roles: ['clerk', 'specialist'] },
  partner_answer: { pool: 'partner', roles: ['specialist'] },
  partner_approve: { pool: 'partner', roles: ['leader', 'section_head'] },
  partner_send: { pool: 'partner', roles: ['clerk', 'specialist'] },
};

/** Messages between the pools; the dossiers application hosts these and no others. */
export const processMessages = [
  'consultation_requested',
  'consultation_answered',
  'consultation_returned',
  'consultation_completed',
] as const;
