import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { TextProvider } from '../../ui/text.tsx';
import { consoleVi } from '../console.vi.ts';
import { AlertRecipients } from './AlertRecipients.tsx';
import { NationalSyncPart } from './NationalSyncPart.tsx';

function pageOf(part: ReactElement, known: Record<string, unknown> = {}): string {
  const client = new QueryClient();
  for (const [key, value] of Object.entries(known)) client.setQueryData([key], value);
  const inTexts = createElement(TextProvider, { value: { lang: 'vi', texts: consoleVi } }, part);
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, inTexts));
}

it('where no mail server is set, whoever adds or has an address is told that no letter leaves', () => {
  const mail = {
    channel: 'mail',
    address: 'truc@so.example',
    leastSeverity: 'warning',
    givenUp: 0,
    lastFault: '',
  } as const;
  const page = (sendsMail: boolean) =>
    pageOf(
      createElement(AlertRecipients, { alerts: { recipients: [{ ...mail, id: '1' }], sendsMail, takesLocal: true } }),
    );
  expect(page(false).split('thư báo không gửi đi được')).toHaveLength(3);
  expect(page(true)).not.toContain('SMTP_URL');
});

it('with no dossier at all, nobody is told that all of them are in step', () => {
  const view = { isConnected: true, waiting: 0, failed: 0, rows: [] };
  const page = (inStep: number) => pageOf(createElement(NationalSyncPart), { 'national-sync': { ...view, inStep } });
  expect(page(0)).toContain('Chưa có hồ sơ nào phải báo');
  expect(page(0)).not.toContain('Mọi hồ sơ đều khớp');
  expect(page(2)).toContain('Mọi hồ sơ đều khớp');
});
