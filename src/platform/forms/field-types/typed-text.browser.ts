import { refused, type Parsed } from './field-type.browser.ts';

// C0 and C1 controls, bidirectional overrides and invisible separators: on an official paper they could hide or reorder words.
const hidden = /[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const lineControls = /\p{Cc}/u;
const blockControls = /(?![\t\n])\p{Cc}/u;

/** One line of text: NFC, trimmed at both ends, otherwise untouched. */
export function readLine(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return refused('forms.problem.wrong_kind');
  return clean(input, lineControls);
}

/** Several lines of text; line ends of a posted form become `\n`. */
export function readBlock(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return refused('forms.problem.wrong_kind');
  return clean(input.replaceAll('\r\n', '\n'), blockControls);
}

function clean(input: string, controls: RegExp): Parsed<string> {
  const value = input.normalize('NFC').trim();
  if (controls.test(value) || hidden.test(value) || !value.isWellFormed())
    return refused('forms.problem.control_characters');
  return { ok: true, value };
}

/** Characters as people count them. */
export const lengthOf = (text: string): number => (text.length > 100 ? Array.from(text).length : text.length);

/** Longest text in characters when the field does not say. */
export const TEXT_MAX = 200;
export const LONG_TEXT_MAX = 2_000;

/** Digits with spaces or dots between groups, as people copy them from a card. */
export function readDigits(input: unknown): Parsed<string> {
  const line = readLine(typeof input === 'number' ? String(input) : input);
  return line.ok ? { ok: true, value: line.value.replaceAll(/[\s.]/g, '') } : line;
}
