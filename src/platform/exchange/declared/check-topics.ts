import { refuse } from '../exchange.errors.ts';
import { compileTopicSchema } from '../messages/topic-schema.ts';
import { requireAllowedAddress } from './check-declared.ts';
import type { DeclaredTopic } from './exchange-file.ts';

/**
 * Kiểm tra các chủ đề: a schema that does not compile would refuse every message, and what may not be called may not be pushed to.
 * Throws `exchange.contract_wrong`, `exchange.upstream_forbidden`.
 */
export function checkTopics(topics: readonly DeclaredTopic[], { allowLoopback }: { allowLoopback: boolean }): void {
  for (const { code, schema, subscribers } of topics) {
    for (const { push } of subscribers)
      if (push !== null) requireAllowedAddress(push, { allowLoopback, mayBePlain: allowLoopback });
    if (schema !== null) requireSchema(code, schema);
  }
}

function requireSchema(code: string, schema: unknown): void {
  try {
    compileTopicSchema(schema);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refuse('exchange.contract_wrong', { what: `chủ đề ${code}: ${why}` });
  }
}
