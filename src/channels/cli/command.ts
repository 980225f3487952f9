import type { DossierDeps, MinistrySystems, NationalPortal } from '#applications/dossiers/index.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import { ConfigError, type Config } from '#infrastructure/config/config.ts';
import { DatabaseStartError } from '#infrastructure/database/embedded-postgres.ts';
import type { Catalogues } from '#infrastructure/language.ts';
import type { DocumentAxis } from '#applications/correspondence/index.ts';
import type { ExchangeRules, IssuingDeps } from '#platform/exchange/index.ts';
import type { PaperDeps } from '#platform/papers/index.ts';
import type { PaymentPlatform } from '#platform/payments/index.ts';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';

/** What a command on the province's database works with. */
export type System = {
  deps: DossierDeps & {
    ministries: MinistrySystems;
    nationalPortal: NationalPortal | undefined;
    paymentPlatform: PaymentPlatform | undefined;
    documentAxis: DocumentAxis | undefined;
    exchangeRules: ExchangeRules;
    authorities: IssuingDeps['authorities'];
    publicUrl: string;
  } & PaperDeps;
  config: Config;
};

/**
 * Opens the database and wires the modules for one piece of work, beside a running system or without one; the root gives it. Outside
 * systems are simulated while trying out only for work that says it calls them.
 */
export type WithSystem = <Answer>(
  work: (system: System) => Promise<Answer>,
  options?: { callsOutside?: boolean },
) => Promise<Answer>;

/** Port of the commands: what only the composition root knows. */
export type CommandRoot = { withSystem: WithSystem; texts: () => Promise<Catalogues> };

/** Lệnh: answers the exit code. */
export type Command = (args: string[], root: CommandRoot) => Promise<number>;

/** Runs a command; what the user can mend — a setting, a file, a refusal — is told in a sentence with exit code 1. */
export async function runCommand(command: Command, args: string[], root: CommandRoot): Promise<number> {
  try {
    return await command(args, root);
  } catch (error) {
    const isExpected = [ConfigError, ContentFault, DatabaseStartError].some((kind) => error instanceof kind);
    if (error instanceof Refusal) console.error(refusalText(error, await root.texts(), 'vi'));
    else if (isExpected && error instanceof Error) console.error(error.message);
    else if (isOfArguments(error)) console.error(`Không hiểu tham số của lệnh: ${args.join(' ')}`);
    else throw error;
    return 1;
  }
}

/** An option nobody knows, or without its value. */
const isOfArguments = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
