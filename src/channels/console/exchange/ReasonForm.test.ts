import { createElement, type ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ServerProblem } from '../../ui/server/server-problem.ts';
import { TextProvider } from '../../ui/text.tsx';
import { consoleVi } from '../console.vi.ts';
import { ReasonForm } from './ReasonForm.tsx';

const pageOf = (props: ComponentProps<typeof ReasonForm>) =>
  renderToStaticMarkup(
    createElement(TextProvider, { value: { lang: 'vi', texts: consoleVi } }, createElement(ReasonForm, props)),
  );
const choose = () => undefined;
const refuse = { key: 'refuse', text: 'Từ chối', isMain: false, choose };

it('a reason the server did not take is asked for by what the field is called', () => {
  const error = new ServerProblem({
    ...{ status: 400, code: 'http.invalid', message: 'Dữ liệu gửi lên chưa đúng: reason.' },
    details: { fields: ['reason'] },
  });
  const page = pageOf({ choices: [refuse], change: { isPending: false, error } });
  expect(page).toContain('Chưa điền hoặc điền chưa đúng: Lý do.');
});

it('opposite decisions do not share a box: none stands there before one of them is chosen', () => {
  const approve = { key: 'approve', text: 'Cấp quyền', isMain: true, needsReason: false, choose };
  const change = { isPending: false, error: null };
  const both = pageOf({ choices: [approve, refuse], change });
  expect(both).toMatch(/Cấp quyền<.*Từ chối</);
  expect(both).not.toContain('<input');
  expect(pageOf({ choices: [refuse], change })).toContain('<input');
  // What asks for no reason shows no box that would say it is needed.
  expect(pageOf({ choices: [{ ...approve, text: 'Rút đề xuất' }], change })).not.toContain('<input');
});
