import { ownTrial } from '../own-trials.ts';
import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { selectTopics } from '../declared/topics.queries.ts';
import type { TopicPage } from './developers.contract.ts';

const Shape = z.looseObject({
  required: z.array(z.string()).catch([]),
  properties: z.record(z.string(), z.looseObject({ title: z.string().catch('') })).catch({}),
});

/** Các chủ đề thông điệp a system may ask to follow, and what is in their messages; of who follows them nothing. */
export async function listTopics(db: Db): Promise<TopicPage[]> {
  const topics = await selectTopics(db);
  return topics
    .filter(({ code }) => !ownTrial.test(code))
    .map(({ code, name, keepDays, schema }) => {
      const { required, properties } = Shape.parse(schema ?? {});
      const fields = Object.entries(properties).map(([field, { title }]) => ({
        ...{ name: field, title, required: required.includes(field) },
      }));
      return { code, name, keepDays, fields };
    });
}
