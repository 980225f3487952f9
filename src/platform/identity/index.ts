export { AccountProfile, Me, SignInInput } from './identity.contract.ts';
export {
  accountNames,
  deleteExpiredSessions,
  findAccount,
  findAccountByNumber,
  findAccountByUsername,
  insertAccounts,
  isSignedIn,
  type Account,
  type NewAccount,
} from './identity.queries.ts';
export { createActorOf, identityRoutes, sessionCookie, setSessionCookie } from './identity.routes.ts';
export { identityEn } from './identity.en.ts';
export { identityVi } from './identity.vi.ts';
export { hashPassword } from './password.ts';
export { findActor, findSignedIn, signOut, type PostsOf } from './session.ts';
export { signIn } from './sign-in.ts';
export { CallerClaims, createCallerTokens, type CallerTokens } from './systems/caller-tokens.ts';
export { createOwnTokens } from './systems/own-tokens.ts';
export { publicOf, readSigningKeys } from './systems/signing-keys.ts';
export { createSignOn, type SignOn } from './sign-on/sign-on.ts';
export { signOnPages, signOnPath, type SignOnProblem } from './sign-on/sign-on-provider.ts';
export type { SignOnClient } from './sign-on/sign-on-client.ts';
export { SignOnField } from './sign-on/sign-on.contract.ts';
export { deleteExpiredSignOn } from './sign-on/sign-on-records.queries.ts';
export {
  createTokenIssuer,
  tokenPaths,
  type SystemClient,
  type SystemToken,
  type TokenIssuer,
} from './systems/token-issuer.ts';
