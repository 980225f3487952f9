import { describe, expect, it } from 'vitest';
import { showBody } from './show-body.ts';

describe('a kept body on the screen', () => {
  it.each([
    ['JSON in one line', '{"a":[1,{"b":"ế"}]}', '{\n  "a": [\n    1,\n    {\n      "b": "ế"\n    }\n  ]\n}'],
    ['XML in one line', '<a><b>ế</b></a>', '<a>\n  <b>ế</b>\n</a>\n'],
    ['plain text', 'not found', 'not found'],
    ['JSON with a number longer than JavaScript has', '{"a":12345678901234567890}', '{"a":12345678901234567890}'],
    ['JSON with a member told twice', '{"a":1,"a":2}', '{"a":1,"a":2}'],
    ['what only begins like JSON', '{"a":', '{"a":'],
    ['what only begins like XML', '<a><b></a>', '<a><b></a>'],
    ['XML that would expand', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
  ])('%s', (_what, body, text) => {
    expect(showBody(body)).toEqual({ text, characters: body.length, isCut: false });
  });

  it('is cut where it is longer than anybody reads, and says so', () => {
    const shown = showBody(JSON.stringify('x'.repeat(300_000)));
    expect(shown).toMatchObject({ characters: 300_002, isCut: true });
    expect(shown.text.length).toBe(200_000);
    const nested = JSON.stringify(Array.from({ length: 60_000 }, () => 1));
    expect(showBody(nested)).toMatchObject({ characters: nested.length, isCut: true });
  });
});
