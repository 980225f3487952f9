import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { issueCertificate, type IssuedCertificate } from '#testing/issue-certificate.ts';
import { createPostOut } from './post-out.ts';

const authority = await issueCertificate('Nơi cấp của tỉnh', undefined);
const publicAuthority = await issueCertificate('Nơi cấp công cộng', undefined);
setDefaultCACertificates([...getCACertificates('default'), publicAuthority.certificate]);

/** A subscriber's address over TLS, its certificate from this authority. */
async function startSubscriber(issuer: IssuedCertificate): Promise<string> {
  const { certificate, key } = await issueCertificate('ben-nhan', issuer);
  const server = createServer({ cert: certificate, key }, (_request, response) => response.writeHead(204).end());
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterAll(() => server.close());
  const address = server.address();
  return `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/nhan`;
}

describe('posting to a subscriber over TLS', () => {
  it('believes public authorities and, beside them, those of the province; nobody else', async () => {
    const of = {
      province: await startSubscriber(authority),
      everybody: await startSubscriber(publicAuthority),
      nobody: await startSubscriber(await issueCertificate('Nơi khác', undefined)),
    };
    const postAll = async (trusted: string[]) => {
      const { postOut, close } = createPostOut({ allowLoopback: true, trusted });
      afterAll(close);
      const post = (url: string) => postOut(url, { headers: {}, body: '{}' });
      return [await post(of.province), await post(of.everybody), await post(of.nobody)];
    };
    expect(await postAll([authority.certificate])).toEqual([204, 204, undefined]);
    expect(await postAll([])).toEqual([undefined, 204, undefined]);
  });
});
