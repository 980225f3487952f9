import type { officerNoticesVi, partyNoticesVi } from './notice-texts.vi.ts';

export const noticeTitleEn = 'Dossier {code}';

export const officerNoticesEn = {
  assigned: 'Dossier {code} ({procedure}) was assigned to you.',
  reassigned: 'Dossier {code} ({procedure}) was handed to you. Reason: {reason}',
  opinion_asked: '{name} asks your opinion on dossier {code} ({procedure}).',
  opinion_given: '{name} gave an opinion on dossier {code}.',
  extension_drafted:
    'Dossier {code} ({procedure}) is due on {due} and has no result yet; an apology and extension is drafted and waits for your decision.',
  step_late: 'Dossier {code}: the step “{step}” is past its time; please urge it on or hand it to somebody else.',
  breached: 'Dossier {code} ({procedure}) is overdue. It is with {holder}.',
  desk_unread: 'The one-stop desk has not opened the online dossier {code} ({procedure}) within the time allowed.',
  desk_unanswered: 'The online dossier {code} ({procedure}) was neither accepted nor answered within the time allowed.',
  partner_deemed: '{partner} did not answer about dossier {code} in time and is held to agree.',
  partner_silent: '{partner} is late in answering about dossier {code} ({procedure}).',
  partner_returned: '{partner} sent dossier {code} back to be completed.',
  supplemented: 'The applicant supplemented dossier {code} ({procedure}).',
  changed: 'The applicant changed the contents of dossier {code} ({procedure}).',
  withdrawn: 'Dossier {code} ({procedure}) was withdrawn or stopped.',
  data_differs: 'Dossier {code} ({procedure}): declared values differ from a database and wait for your conclusion.',
  error_reported: 'The result of dossier {code} ({procedure}) is said to be wrong and waits to be corrected.',
} as const satisfies Record<keyof typeof officerNoticesVi, string>;

export const partyNoticesEn = {
  submit: 'Dossier {code} ({procedure}) was handed in on {on} and waits to be checked by the one-stop desk.',
  accept: 'Dossier {code} ({procedure}) was accepted. The result is due {due}.',
  accept_unpaid: 'Dossier {code} ({procedure}) was accepted; please pay {amount} VND so that it can be handled.',
  reject: 'Dossier {code} was not accepted. Reason: {reason}',
  request_supplement: 'Dossier {code} needs to be supplemented: {items}',
  pay: '{amount} VND were received for dossier {code}. The result is due {due}.',
  refund_due:
    'The fee of dossier {code} had been paid before; the {amount} VND you paid online once more on {on} will be given back. The page of the dossier tells how that stands.',
  issue_grant: 'The result of dossier {code} ({procedure}) is ready.',
  issue_refuse: 'Dossier {code} ({procedure}) does not meet the conditions; a notice with the reason was made.',
  return_result: 'The result of dossier {code} was returned on {on}.',
  withdraw: 'Dossier {code} was withdrawn as asked on {on}.',
  close: 'Dossier {code} ({procedure}) was closed because the time for supplements is over.',
  stop: 'Dossier {code} ({procedure}) was stopped on {on}. Reason: {reason}',
  extend:
    'The agency apologises for not having finished dossier {code} ({procedure}): {reason}. The result is now due {due}.',
  report_error: 'It is noted that the result of dossier {code} is wrong; the agency will correct it.',
  correct: 'The result of dossier {code} was corrected on {on}.',
  move_unit:
    'As agencies were reorganised, dossier {code} ({procedure}) passes to the succeeding agency; its code and its date stay the same.',
  record_breach:
    'Dossier {code} ({procedure}) is overdue: its result was due on {due}. It is with {holder}. The breach is recorded and the heads of the agency are told.',
} as const satisfies Record<keyof typeof partyNoticesVi, string>;
