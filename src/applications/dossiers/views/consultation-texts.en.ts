import type { ConsultationTextKey } from './consultation-texts.vi.ts';

export const consultationTextsEn = {
  'consultation.in_turn': 'Waiting for its turn.',
  'consultation.sent': 'Sent on {day}, not received yet.',
  'consultation.working': 'Received on {day}, being worked on.',
  'consultation.returned': 'Sent back on {day} to be completed.',
  'consultation.drafted': 'An answer is drafted and waits for the leader.',
  'consultation.approved': 'The answer is approved and about to be sent.',
  'consultation.answered': 'Answered on {day}: {outcome}.',
  'consultation.deemed': 'No answer in time: counted as agreed, under its responsibility ({article}).',
  'consultation.cancelled': 'No longer asked: the dossier ended on {day}.',
} as const satisfies Record<ConsultationTextKey, string>;
