import { describe, expect, it } from 'vitest';
import { collectItems } from './supplement-items.ts';

const components = [
  { target: 'birth-note', name: 'Giấy chứng sinh', required: true },
  { target: 'marriage-certificate', name: 'Giấy chứng nhận kết hôn', required: false },
];
const rest = { form: 'good' as const, formFindings: [], formName: 'Tờ khai', other: '', otherName: 'Nội dung khác' };

describe('a supplement notice', () => {
  it('asks for every required component and the form to be looked at', () => {
    expect(collectItems(components, {}, { ...rest, form: undefined }).unseen).toEqual(['Giấy chứng sinh', 'Tờ khai']);
  });

  it('lists what is wrong, in papers, in the form and elsewhere', () => {
    const findings = { 'birth-note': { state: 'wrong' as const, what: ' Ảnh mờ. ' } };
    const formFindings = [{ path: 'child.name', label: 'Họ và tên trẻ', what: 'Sai dấu.' }];
    const notice = collectItems(components, findings, {
      ...rest,
      form: 'wrong',
      formFindings,
      other: 'Nộp bản chính.',
    });
    expect(notice).toEqual({
      items: [
        { target: 'birth-note', name: 'Giấy chứng sinh', what: 'Ảnh mờ.' },
        { target: 'form:child.name', name: 'Tờ khai – Họ và tên trẻ', what: 'Sai dấu.' },
        { target: 'other', name: 'Nội dung khác', what: 'Nộp bản chính.' },
      ],
      unseen: [],
      unwritten: [],
    });
  });

  it('names what is marked wrong without a word on it', () => {
    const findings = { 'birth-note': { state: 'wrong' as const, what: ' ' } };
    expect(collectItems(components, findings, rest)).toEqual({ items: [], unseen: [], unwritten: ['Giấy chứng sinh'] });
  });
});
