import type { LookUpContext } from '#data/registry/index.ts';
import type { OutsideProvider, Purpose, SendingGround } from '#platform/exchange/index.ts';
import { plainTransport, type Transport } from './transport.ts';

/**
 * Đường tới một hệ thống ngoài: straight to it, or through the axis as one of its consumers. `headersFor` says who calls and, where it
 * is for the data of a person, why: of what is sent, the article is that of the service it is sent to. A system that is called straight is told why in the message, where it wants to know, not by a header.
 */
export type Way = {
  url: string;
  headersFor: (purpose?: Purpose | SendingGround) => Promise<Readonly<Record<string, string>>>;
  transport: Transport;
};

/** Straight to the system, with the credentials it knows the province by. */
export const directWay = ({ url, credentials }: OutsideProvider): Way => ({
  url,
  headersFor: async () => credentials(),
  transport: plainTransport,
});

/** Khóa truy cập, as systems that are asked in JSON know the province. */
export const keyedProvider = ({ url, key }: { url: string; key: string }): OutsideProvider => ({
  url,
  credentials: () => ({ authorization: `Bearer ${key}` }),
});

const longest = { officer: 100, title: 200, article: 300, reason: 500 };

/** Mục đích of a look-up as the axis wants it signed. Throws for the keeper's own work: nobody keeps a register outside. */
export function purposeOf({ asker, purpose }: LookUpContext): Purpose {
  const article = purpose.article.slice(0, longest.article);
  const official = {
    officer: asker.account.slice(0, longest.officer),
    officerTitle: asker.title.slice(0, longest.title),
    unit: asker.unitCode,
    article,
  };
  switch (purpose.kind) {
    case 'own_form':
    case 'match':
      return { self: asker.account, draft: purpose.draftId, article };
    case 'intake':
      return { ...official, counter: true, procedure: purpose.procedureCode };
    case 'dossier':
    case 'verification':
      return { ...official, dossier: purpose.dossierCode };
    case 'reasoned':
      return { ...official, emergency: purpose.reason.slice(0, longest.reason) };
    case 'keeping':
      throw new Error('Records kept outside are not looked up to be kept here');
  }
}
