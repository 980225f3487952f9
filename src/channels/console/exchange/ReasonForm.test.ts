import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ServerProblem } from '../../ui/server/server-problem.ts';
import { TextProvider } from '../../ui/text.tsx';
import { consoleVi } from '../console.vi.ts';
import { ReasonForm } from './ReasonForm.tsx';

it('a reason the server did not take is asked for by what the field is called', () => {
  const error = new ServerProblem({
    ...{ status: 400, code: 'http.invalid', message: 'Dữ liệu gửi lên chưa đúng: reason.' },
    details: { fields: ['reason'] },
  });
  const form = createElement(ReasonForm, { choices: [], change: { isPending: false, error } });
  const page = renderToStaticMarkup(createElement(TextProvider, { value: { lang: 'vi', texts: consoleVi } }, form));
  expect(page).toContain('Chưa điền hoặc điền chưa đúng: Lý do.');
});
