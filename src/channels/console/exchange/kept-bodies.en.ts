import type { consoleBodiesVi } from './kept-bodies.vi.ts';

export const consoleBodiesEn: Record<keyof typeof consoleBodiesVi, string> = {
  'exchange.bodies.head': 'Kept content',
  'exchange.bodies.see': 'See the kept content',
  'exchange.bodies.close': 'Close the content',
  'exchange.bodies.intro':
    'Each reading is put on record with its reason. If the content is about a person, that person is told who has read it.',
  'exchange.bodies.show': 'See it',
  'exchange.bodies.state.erased': 'Content erased when its days were over',
  'exchange.bodies.state.left_out': 'Content not kept: there was no key of the day',
  'exchange.bodies.said.erased':
    'The content was erased when its days were over (readable to the end of {day}). The line of the log and its proof still hold.',
  'exchange.bodies.said.left_out':
    'At the time of the call the gateway had no key of the day, so the content was not kept. The line of the log and its proof still hold.',
  'exchange.bodies.said.unreadable':
    'The content cannot be opened: this line was changed in the database, or the key of its day is no longer the old one after a backup was restored. Check the log with motcua lgsp verify.',
  'exchange.bodies.readableTo': 'Readable to the end of {day}.',
  'exchange.bodies.request': 'Request',
  'exchange.bodies.response': 'Answer',
  'exchange.bodies.none': 'No content.',
  'exchange.bodies.cut': 'Only the beginning is shown; the whole has {count} characters.',
  'exchange.bodies.ofService': 'bodies kept for {days} days',
};
