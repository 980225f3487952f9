import { describe, expect, it } from 'vitest';
import { designEn } from '#applications/design/design.en.ts';
import { designVi } from '#applications/design/design.vi.ts';
import { dossiersEn } from '#applications/dossiers/dossiers.en.ts';
import { dossiersVi } from '#applications/dossiers/dossiers.vi.ts';
import { registryEn } from '#data/registry/registry.en.ts';
import { registryVi } from '#data/registry/registry.vi.ts';
import { proceduresEn } from '#applications/procedures/procedures.en.ts';
import { proceduresVi } from '#applications/procedures/procedures.vi.ts';
import { queueEn } from '#applications/queue/queue.en.ts';
import { queueVi } from '#applications/queue/queue.vi.ts';
import { httpEn } from '#infrastructure/http/http.en.ts';
import { httpVi } from '#infrastructure/http/http.vi.ts';
import type { Catalogues } from '#infrastructure/language.ts';
import { calendarEn } from '#platform/calendar/calendar.en.ts';
import { calendarVi } from '#platform/calendar/calendar.vi.ts';
import { connectionTrialsEn } from '#platform/exchange/connection-trials/connection-trials.en.ts';
import { connectionTrialsVi } from '#platform/exchange/connection-trials/connection-trials.vi.ts';
import { formsEn } from '#platform/forms/forms.en.ts';
import { formsVi } from '#platform/forms/forms.vi.ts';
import { identityEn } from '#platform/identity/identity.en.ts';
import { identityVi } from '#platform/identity/identity.vi.ts';
import { papersEn } from '#platform/papers/papers.en.ts';
import { papersVi } from '#platform/papers/papers.vi.ts';
import { paymentsEn } from '#platform/payments/payments.en.ts';
import { paymentsVi } from '#platform/payments/payments.vi.ts';

const catalogues: Readonly<Record<string, Catalogues>> = {
  http: { vi: httpVi, en: httpEn },
  calendar: { vi: calendarVi, en: calendarEn },
  design: { vi: designVi, en: designEn },
  connectionTrials: { vi: connectionTrialsVi, en: connectionTrialsEn },
  dossiers: { vi: dossiersVi, en: dossiersEn },
  forms: { vi: formsVi, en: formsEn },
  identity: { vi: identityVi, en: identityEn },
  papers: { vi: papersVi, en: papersEn },
  payments: { vi: paymentsVi, en: paymentsEn },
  procedures: { vi: proceduresVi, en: proceduresEn },
  queue: { vi: queueVi, en: queueEn },
  registry: { vi: registryVi, en: registryEn },
};

const placesOf = (text = ''): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

describe('the English texts of the server', () => {
  it.each(Object.entries(catalogues))('of %s have the places of the Vietnamese and no Vietnamese letters', (...row) => {
    const [, { vi, en }] = row;
    const places = (texts: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, placesOf(text)]));
    expect(places(en)).toEqual(places(vi));
    expect(Object.values(en).filter((text) => /[à-ỹđ]/i.test(text.replace(/“[^”]*”/g, '')))).toEqual([]);
  });
});
