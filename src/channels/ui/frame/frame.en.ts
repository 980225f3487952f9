import type { FrameText } from './frame.vi.ts';

export const frameEn: Record<FrameText, string> = {
  'frame.title': '{page} – Một Cửa',
  'frame.otherLanguage': 'Tiếng Việt',
  'frame.loading': 'Loading…',
  'frame.retry': 'Try again',
  'frame.network': 'The server cannot be reached; what was typed is still here, please try again.',
  'frame.invalid': 'Missing or not as it should be: {fields}.',
  'frame.unreadable': 'The answer of the server could not be read; please reload the page.',
};
