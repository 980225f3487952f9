import { vietnamDay } from '#infrastructure/clock.ts';
import type { Log } from '#infrastructure/log.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import { recordOutsideLook } from '#data/registry/index.ts';
import { findSignOnClient } from '#platform/exchange/index.ts';
import { createSignOn, findSignedIn, sessionCookie, type SignOn } from '#platform/identity/index.ts';
import type { ModuleDeps } from './wire-modules.ts';

/** Đăng nhập một lần: systems come from the axis and its grants, people from the portal, and what was told stands in the person's list. */
export function openSignOn(
  deps: ModuleDeps,
  {
    log,
    parseCookie,
    allowLoopback,
  }: {
    log: Pick<Log, 'error'>;
    parseCookie: (header: string) => Readonly<Record<string, string | undefined>>;
    /** People may be sent back to their own machine: while trying out only. */
    allowLoopback: boolean;
  },
): SignOn {
  const { db, now, organisation, publicUrl, signingKeys: keys, signOnSealing: sealing } = deps;
  const today = () => vietnamDay(now());
  return createSignOn({
    ...{ db, now, sealing, publicUrl, keys },
    onFault: (error) => log.error({ err: error }, 'signing on failed'),
    findClient: (code) => findSignOnClient(db, { code, at: now(), allowLoopback }),
    signedInNow: async ({ headers }) => {
      const token = parseCookie(headers.cookie ?? '')[sessionCookie];
      return token ? findSignedIn({ db, now }, token) : undefined;
    },
    postsNamed: (accountId) =>
      organisation.postsOf(accountId, now()).map(({ unitId, unitName, title }) => ({
        unitCode: organisation.findUnit(unitId, today())?.agencyCode ?? '',
        unitName,
        title,
      })),
    onTold: async ({ id, client, account, fields }) => {
      const number = account.kind === 'enterprise' ? account.taxCode : account.personalId;
      // An official signs in as an official; there is nobody's register in it.
      if (!number || account.kind === 'officer') return;
      await recordOutsideLook(db, {
        ...{ id: `sign-on|${id}`, at: now(), register: 'account', outcome: 'found', isSignOn: true },
        subject: { kind: account.kind === 'enterprise' ? 'enterprise' : 'person', number },
        readerKey: client.id,
        unit: await findUnitByAgencyCode(db, client.ownerCode, today()),
        unitName: client.ownerName,
        postTitle: client.name,
        ...{ article: client.article, dossierCode: '', emergency: null },
        fields: fields.filter((field) => field !== 'sub'),
      });
    },
  });
}
