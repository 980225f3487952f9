import { join } from 'node:path';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import {
  generatePeople,
  insertPostHoldings,
  readOrganisationContent,
  readPeopleContent,
  type OrganisationContent,
} from '#data/organisation/index.ts';
import { hashPassword, insertAccounts, type NewAccount } from '#platform/identity/index.ts';

type Installing = { contentDir: string; organisation: OrganisationContent; at: Date };

/** Nạp người của bản trình diễn: invented people, enterprises and officials; only the printed accounts can sign in. */
export async function installPeople(db: Db, { contentDir, organisation, at }: Installing): Promise<void> {
  const content = await readPeopleContent(join(contentDir, 'people'), organisation);
  const { citizens, enterprises, officers, holdings } = generatePeople(content, organisation);
  const people = [...citizens, ...enterprises, ...officers];
  const passwordHash = await hashPassword(content.demonstration.password);
  const accounts: NewAccount[] = people.map(({ password, ...account }) => ({
    ...account,
    passwordHash: password === null ? null : passwordHash,
  }));
  await inTransaction(db, async (tx) => {
    await insertAccounts(tx, accounts, at);
    await insertPostHoldings(tx, holdings);
  });
}

/** The accounts that are printed when the demonstration starts. */
export async function demonstrationAccounts(contentDir: string) {
  const organisation = await readOrganisationContent(join(contentDir, 'organisation'));
  const { demonstration } = await readPeopleContent(join(contentDir, 'people'), organisation);
  const postTitles = new Map<string, string>(
    organisation.units.flatMap((unit) =>
      unit.posts.map(
        (post) => [`${unit.key}/${post.key}`, `${post.title}, ${unit.versions.at(-1)?.name ?? ''}`] as const,
      ),
    ),
  );
  const accounts = [
    ...demonstration.citizens.map(({ username, fullName }) => ({ username, name: fullName, what: 'công dân' })),
    ...demonstration.enterprises.map(({ username, name }) => ({ username, name, what: 'doanh nghiệp' })),
    ...demonstration.officers.map(({ username, fullName, posts }) => ({
      username,
      name: fullName,
      what: posts.map((post) => postTitles.get(post) ?? post).join('; '),
    })),
  ];
  return { password: demonstration.password, accounts };
}
