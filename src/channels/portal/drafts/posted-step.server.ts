import { z } from 'zod';
import { readInput } from '#infrastructure/http/read-input.ts';
import { DraftContent } from '#applications/dossiers/index.ts';
import { withContests } from '#applications/dossiers/known-data/contest.browser.ts';
import { formFromFlatFields } from '#platform/forms/index.ts';
import type { Opened } from './draft-model.server.ts';

/** What a plain HTML form posts. */
export const Flat = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]));
export type Flat = z.infer<typeof Flat>;

/** What a plain HTML form of one step says, laid into the draft. */
export function mergePosted({ model, form }: Opened, { step, flat }: { step: string; flat: Flat }): DraftContent {
  const { content } = model;
  const text = (name: string) => (typeof flat[name] === 'string' ? flat[name] : null);
  if (step !== 'chung') {
    const posted = formFromFlatFields(form, flat);
    return {
      ...content,
      form: { ...content.form, [step]: posted[step] },
      known: contestPosted(content.known, step, flat),
    };
  }
  const isOther = flat['owner'] === 'other';
  return readInput(DraftContent, {
    ...content,
    areaCode: text('areaCode') || null,
    applicantPhone: text('applicantPhone') || null,
    applicantEmail: text('applicantEmail') || null,
    owner: isOther
      ? {
          kind: 'citizen',
          name: text('owner.name') || '?',
          personalId: text('owner.personalId'),
          taxCode: null,
          phone: null,
          email: null,
          address: null,
        }
      : null,
    authorisation: isOther ? { number: text('authorisation.number') ?? '', note: '' } : null,
    delivery: { how: text('delivery.how') ?? 'online', address: text('delivery.address') || null },
  });
}

/**
 * “Thông tin chưa đúng”: the button pressed contests a value or takes that back; reasons come along as `reason.<path>`.
 */
function contestPosted(known: DraftContent['known'], step: string, flat: Flat): DraftContent['known'] {
  return withContests(known, ({ section, field }, before) => {
    if (section !== step) return before;
    const path = `${section}.${field}`;
    const reason = flat[`reason.${path}`];
    if (flat['uncontest'] === path) return null;
    if (flat['contest'] === path) return { reason: '' };
    return before && typeof reason === 'string' ? { reason } : before;
  });
}
