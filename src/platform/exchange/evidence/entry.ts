import { z } from 'zod';
import { drawRandom } from '../random-bytes.ts';
import { digestOf, leafOf } from './merkle.ts';

/**
 * Các phần của một dòng nhật ký. Each is committed to with a salt of its own, so that one can be erased later (a body, a person)
 * and the rest still proves: `facts` who called what and how it went; `person` about whom and on what ground (sealed); `request` and
 * `response` the bodies, where a service keeps them (sealed).
 */
export const sectionNames = ['facts', 'person', 'request', 'response'] as const;
export type SectionName = (typeof sectionNames)[number];

const Kept = z.object({ text: z.string(), salt: z.string() });
/** What is left of an erased section: its commitment alone. */
const Erased = z.object({ erased: z.string() });
export const LogLine = z.object({
  seq: z.number().int().positive(),
  sections: z.partialRecord(z.enum(sectionNames), z.union([Kept, Erased])),
});
export type LogLine = z.infer<typeof LogLine>;
export type KeptSection = z.infer<typeof Kept>;

const saltBytes = 16;

/** A line ready to be sealed, and its leaf. */
export function buildLine(
  seq: number,
  sections: Readonly<Partial<Record<SectionName, string>>>,
): { line: string; leaf: Buffer } {
  const commitments: Buffer[] = [];
  let line = `{"seq":${seq},"sections":{`;
  let first = true;
  for (const name of sectionNames) {
    const text = sections[name];
    if (text === undefined) {
      commitments.push(absent);
      continue;
    }
    const salt = drawRandom(saltBytes);
    commitments.push(commitmentOf(name, text, salt));
    line += `${first ? '' : ','}"${name}":{"text":${JSON.stringify(text)},"salt":"${salt.toString('base64url')}"}`;
    first = false;
  }
  return { line: `${line}}}`, leaf: leafOf(seqBytes(seq), ...commitments) };
}

/** The leaf a stored line leads to, erased sections and all. */
export function leafOfLine({ seq, sections }: LogLine): Buffer {
  return leafOf(seqBytes(seq), ...sectionNames.map((name) => commitmentOfStored(name, sections[name])));
}

/** Xóa một phần: the text and its salt go, the commitment stays; without the salt nobody can try texts against it. */
export function eraseSection(line: LogLine, name: SectionName): LogLine {
  const section = line.sections[name];
  if (!section || 'erased' in section) return line;
  const erased = commitmentOfStored(name, section).toString('hex');
  return { ...line, sections: { ...line.sections, [name]: { erased } } };
}

const absent = Buffer.alloc(32);

function commitmentOfStored(name: SectionName, section: KeptSection | z.infer<typeof Erased> | undefined): Buffer {
  if (!section) return absent;
  if ('erased' in section) return Buffer.from(section.erased, 'hex');
  return commitmentOf(name, section.text, Buffer.from(section.salt, 'base64url'));
}

const commitmentOf = (name: SectionName, text: string, salt: Buffer): Buffer =>
  digestOf(salt, Buffer.from(`${name}\0${text}`));

function seqBytes(seq: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(seq));
  return bytes;
}
