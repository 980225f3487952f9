import 'reflect-metadata';
import { AuthorityKeyIdentifierExtension, Extension, X509CrlGenerator, X509CrlReason } from '@peculiar/x509';
import { Integer } from 'asn1js';
import { vietnamDay, hourMs } from '#infrastructure/clock.ts';
import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import { ruleOn } from '../dated-rules.ts';
import type { CertificateDeps } from './certificate-deps.ts';
import { findLastList, insertList, selectRevoked } from './revocations.queries.ts';
import { standingOf } from './standing.ts';

/** CRL number, RFC 5280, 5.2.3. */
const numberExtension = '2.5.29.20';

/**
 * Danh sách chứng thư bị thu hồi (CRL), DER: made anew when something changed or half its time is over, else the one that was published.
 * Undefined where there is no such authority. An authority whose key is not here any more has its last list.
 */
export async function giveRevocationList(
  deps: CertificateDeps,
  authorityId: string,
): Promise<{ list: Buffer; nextAt: Date } | undefined> {
  const { db, now, rules, authorities } = deps;
  const at = now();
  const authority = authorities.find(({ id }) => id === authorityId);
  const rule = ruleOn(rules.certificates, vietnamDay(at));
  const last = await findLastList(db, authorityId);
  const published = last && { list: Buffer.from(last.list, 'base64'), nextAt: last.nextAt };
  if (!authority || !rule) return published;
  const entries = (await selectRevoked(db, { authorityId, at })).flatMap((row) => {
    const standing = standingOf(row);
    return standing ? [{ serial: row.serial, ...standing }] : [];
  });
  const content = sha256(canonicalJson(entries));
  const isFresh = last && at.getTime() < (last.madeAt.getTime() + last.nextAt.getTime()) / 2;
  if (published && isFresh && last.content === content) return published;

  const number = (last?.number ?? 0) + 1;
  const nextAt = new Date(at.getTime() + rule.listHours * hourMs);
  const made = await X509CrlGenerator.create({
    ...{ issuer: authority.certificate.subjectName, thisUpdate: at, nextUpdate: nextAt },
    ...{ signingKey: authority.key, signingAlgorithm: authority.algorithm },
    entries: entries.map(({ serial, since, reason }) => ({
      ...{ serialNumber: serial, revocationDate: since },
      // "Unspecified" is said by saying nothing (RFC 5280, 5.3.1).
      ...(reason !== X509CrlReason.unspecified && { reason }),
    })),
    extensions: [
      await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      new Extension(numberExtension, false, new Integer({ value: number }).toBER()),
    ],
  });
  const list = Buffer.from(made.rawData);
  const isFirst = await insertList(db, {
    ...{ authorityId, number, list: list.toString('base64') },
    ...{ content, madeAt: at, nextAt },
  });
  // Another process has published this number meanwhile: there are no two lists of one number.
  return isFirst ? { list, nextAt } : giveRevocationList(deps, authorityId);
}
