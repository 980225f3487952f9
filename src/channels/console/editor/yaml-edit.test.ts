import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addAt, moveAt, readYaml, removeAt, setAt } from './yaml-edit.ts';

const text = `# Tờ trình số 5
code: '1.001193'
name: Đăng ký khai sinh # tên chính thức
variants:
  # trường hợp thường gặp
  - id: usual
    processingTime: { term: same day, article: Luật Hộ tịch Đ16.2 }
fees: []
`;

describe('editing a YAML text', () => {
  it('changes what is changed and keeps every comment', () => {
    const changed = setAt(text, ['variants', 0, 'processingTime', 'term'], '5 working days');
    expect(changed).toBe(text.replace('same day', '5 working days'));
    expect(setAt(text, ['name'], 'Khai sinh')).toContain('name: Khai sinh # tên chính thức');
    expect(setAt(text, ['variants', 0, 'when'], 'child.age > 1')).toContain('# trường hợp thường gặp');
  });

  it('adds, removes and moves entries; a list emptied or filled stays readable', () => {
    const added = addAt(text, ['fees'], { id: 'le-phi', amountVnd: 8000 });
    expect(parse(added).fees).toEqual([{ id: 'le-phi', amountVnd: 8000 }]);
    expect(added).toContain('fees:\n  - id: le-phi');
    expect(removeAt(added, ['fees'], 0)).toContain('fees: []');
    const two = addAt(text, ['variants'], { id: 'rare' });
    const moved = moveAt(two, ['variants'], { index: 1, by: -1 });
    expect(parse(moved).variants.map(({ id }: { id: string }) => id)).toEqual(['rare', 'usual']);
    expect(setAt(text, ['fees'], undefined)).not.toContain('fees');
    const rounds = setAt(text, ['supplementRounds', 'atMost'], 2);
    expect(parse(rounds).supplementRounds).toEqual({ atMost: 2 });
    expect(setAt(rounds, ['supplementRounds', 'atMost'], undefined)).toBe(text);
  });

  it('tells the lines of a place, and what is no YAML', () => {
    const yaml = readYaml(text);
    expect(yaml.linesAt(['variants', 0])).toEqual([6, 7]);
    expect(yaml.linesAt(['variants', 0, 'processingTime', 'term'])).toEqual([7, 7]);
    expect(yaml.linesAt(['nothing'])).toBeUndefined();
    expect(yaml.valueAt(['variants', 0, 'id'])).toBe('usual');
    expect(yaml.valueAt(['variants', 3, 'id'])).toBeUndefined();
    expect(readYaml('a: [').isReadable).toBe(false);
  });

  const content = join(import.meta.dirname, '../../../../content/vinh-phuc/procedures');
  it.each(readdirSync(content))('of %s loses nothing', (code) => {
    const file = join(content, code, 'procedure.yaml');
    const before = readFileSync(file, 'utf8');
    const after = setAt(before, ['summary'], 'Tóm tắt mới');
    expect(parse(after)).toEqual({ ...parse(before), summary: 'Tóm tắt mới' });
    const comments = (some: string) => some.match(/(^|\s)#.*$/gm)?.length ?? 0;
    expect(comments(after)).toBe(comments(before));
  });
});
