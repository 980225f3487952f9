import { createHash, randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';

const Discovery = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
});
const Tokens = z.object({ access_token: z.string() });
const Person = z.object({ sub: z.string(), name: z.string() });

export type RelyingParty = { url: string; back: string; close: () => void };

/**
 * A system of another agency that has people sign in at the portal, written by docs/sign-on.md alone; `key` is `id:secret` as the
 * console shows it. It stands at `localhost`, which to a browser is another site than the portal's address.
 */
export async function startRelyingParty(portal: string, key: () => string): Promise<RelyingParty> {
  const begun = new Map<string, { verifier: string }>();
  const discover = async () =>
    Discovery.parse(await (await fetch(`${portal}/dang-nhap-chung/.well-known/openid-configuration`)).json());

  async function begin(response: ServerResponse): Promise<void> {
    const [verifier, state] = [randomBytes(40).toString('base64url'), randomBytes(16).toString('base64url')];
    begun.set(state, { verifier });
    const address = new URL((await discover()).authorization_endpoint);
    address.search = new URLSearchParams({
      ...{ client_id: key().split(':')[0] ?? '', response_type: 'code', redirect_uri: back(), state },
      ...{ scope: 'openid profile', code_challenge_method: 'S256' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    }).toString();
    response.writeHead(302, { location: address.href }).end();
  }

  async function greet(params: URLSearchParams, response: ServerResponse): Promise<void> {
    const state = params.get('state') ?? '';
    const verifier = begun.get(state)?.verifier;
    begun.delete(state);
    if (verifier === undefined) return say(response, 'Không phải lượt của trang này');
    const error = params.get('error');
    if (error !== null) return say(response, `Chưa đăng nhập (${error})`);
    const { token_endpoint: tokenAt, userinfo_endpoint: meAt } = await discover();
    const answer = await fetch(tokenAt, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(key()).toString('base64')}` },
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', code: params.get('code') ?? '', redirect_uri: back() },
        code_verifier: verifier,
      }),
    });
    const { access_token: token } = Tokens.parse(await answer.json());
    const me = await fetch(meAt, { headers: { authorization: `Bearer ${token}` } });
    say(response, `Xin chào ${Person.parse(await me.json()).name}`);
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const done = pathname === '/vao' ? begin(response) : pathname === '/xong' ? greet(searchParams, response) : null;
    if (done) done.catch((error: unknown) => say(response, `Hỏng: ${String(error)}`));
    else say(response, '<a href="/vao">Đăng nhập bằng tài khoản dịch vụ công</a>');
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const address = server.address();
  const url = `http://localhost:${address && typeof address === 'object' ? address.port : 0}`;
  const back = () => `${url}/xong`;
  return { url, back: back(), close: () => server.close() };
}

function say(response: ServerResponse, html: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="vi"><title>Tra cứu điểm</title><h1>${html}</h1></html>`);
}
