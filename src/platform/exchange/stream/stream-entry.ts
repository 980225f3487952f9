import { hash } from 'node:crypto';
import { ownTrial } from '../own-trials.ts';
import type { Unplaced } from './stream.queries.ts';

/** The stream other sites read, and the word its subjects begin with. */
export const streamName = 'LGSP';
export const streamSubjects = 'lgsp.>';
/** Shares the keys of a topic are spread over, so that a site can read them side by side with order per key kept. */
const shares = 16;

/** Đầu mục của thông điệp trong luồng liên điểm. */
export const entryHeaders = {
  contentType: 'Content-Type',
  sender: 'Lgsp-Sender',
  key: 'Lgsp-Key',
  expiresAt: 'Lgsp-Expires-At',
} as const;

/** Một mục của luồng liên điểm: a message as it stands there, CloudEvents in JSON with what a reader needs beside it. */
export type StreamEntry = {
  subject: string;
  messageId: string;
  headers: Readonly<Record<string, string>>;
  body: string;
};

export function entryOf({ sender, id, topic, key, envelope, expiresAt }: Unplaced): StreamEntry {
  return {
    subject: `lgsp.${topic}.${shareOf(key)}`,
    messageId: messageIdOf({ sender, id }),
    headers: {
      [entryHeaders.contentType]: 'application/cloudevents+json; charset=utf-8',
      [entryHeaders.sender]: sender,
      // A header holds neither line ends nor, everywhere, letters beyond ASCII.
      [entryHeaders.key]: encodeURIComponent(key),
      [entryHeaders.expiresAt]: expiresAt.toISOString(),
    },
    body: envelope,
  };
}

/** The same key always falls into the same share. */
export const shareOf = (key: string): number => Number.parseInt(hash('sha256', key, 'hex').slice(0, 4), 16) % shares;

/** Ids are unique for a sender only; together with it everywhere. */
export const messageIdOf = ({ sender, id }: { sender: string; id: string }): string =>
  `${sender}/${encodeURIComponent(id)}`;

export function readMessageId(text: string): { sender: string; id: string } | undefined {
  const [sender, id, ...rest] = text.split('/');
  if (sender === undefined || id === undefined || rest.length > 0) return undefined;
  return { sender, id: decodeURIComponent(id) };
}

/** Trials stay where they are made, and nobody is told what has expired. */
export const goesIntoStream = ({ topic, expiresAt }: Unplaced, at: Date): boolean =>
  !ownTrial.test(topic) && expiresAt > at;
