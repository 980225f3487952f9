export type {
  LookUpAnswer,
  LookUpContext,
  MatchAnswer,
  RegisterKey,
  RegisterRecord,
  RegisterSource,
  Unavailable,
} from './register-source.ts';
