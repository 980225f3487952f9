import { z } from 'zod';
import { drawRandom } from '../random-bytes.ts';
import { Digest, digestOf } from './merkle.ts';

/**
 * Các phần của một dòng nhật ký. Each is committed to with a salt of its own, so that one can be erased later (a body, a person)
 * and the rest still proves: `facts` who called what and how it went; `person` about whom and on what ground (sealed); `request` and
 * `response` the bodies, where a service keeps them (sealed).
 */
export const sectionNames = ['facts', 'person', 'request', 'response'] as const;
export type SectionName = (typeof sectionNames)[number];

const Kept = z.object({ text: z.string(), salt: z.string() });
/** What is left of an erased section: its commitment alone. */
const Erased = z.object({ erased: Digest });
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
): { line: string; leaf: string } {
  let line = `{"seq":${seq},"sections":{`;
  let first = true;
  startLeaf(seq);
  sectionNames.forEach((name, index) => {
    const text = sections[name];
    if (text === undefined) return;
    const salt = drawRandom(saltBytes);
    placeCommitment(index, commitmentOf(name, text, salt));
    line += `${first ? '' : ','}"${name}":{"text":${JSON.stringify(text)},"salt":"${salt.toString('base64url')}"}`;
    first = false;
  });
  return { line: `${line}}}`, leaf: digestOf(leafInput) };
}

/** The leaf a stored line leads to, erased sections and all. */
export function leafOfLine({ seq, sections }: LogLine): string {
  startLeaf(seq);
  sectionNames.forEach((name, index) => {
    const section = sections[name];
    if (section) placeCommitment(index, commitmentOfStored(name, section));
  });
  return digestOf(leafInput);
}

/** Xóa một phần: the text and its salt go, the commitment stays; without the salt nobody can try texts against it. */
export function eraseSection(line: LogLine, name: SectionName): LogLine {
  const section = line.sections[name];
  if (!section || 'erased' in section) return line;
  return { ...line, sections: { ...line.sections, [name]: { erased: commitmentOfStored(name, section) } } };
}

function commitmentOfStored(name: SectionName, section: KeptSection | z.infer<typeof Erased>): string {
  if ('erased' in section) return section.erased;
  return commitmentOf(name, section.text, Buffer.from(section.salt, 'base64url'));
}

/** Most sections are written here to be hashed: to make a Buffer for each would cost more than its hash. */
const scratch = Buffer.alloc(16_384);
const mostBytesOfUnit = 3;

/** SHA-256 of salt, name, a zero byte and the text. */
function commitmentOf(name: SectionName, text: string, salt: Buffer): string {
  const opening = `${name}\0`;
  const start = salt.length + opening.length;
  if (start + text.length * mostBytesOfUnit > scratch.length)
    return digestOf(Buffer.concat([salt, Buffer.from(opening + text)]));
  scratch.set(salt);
  scratch.write(opening, salt.length, 'latin1');
  return digestOf(scratch.subarray(0, start + scratch.write(text, start)));
}

/** What a leaf is the SHA-256 of: a zero byte (RFC 6962), the number in 8 bytes, the commitments in the order of the sections; zeros for none. */
const leafInput = Buffer.alloc(1 + 8 + sectionNames.length * 32);

function startLeaf(seq: number): void {
  leafInput.fill(0);
  leafInput.writeBigUInt64BE(BigInt(seq), 1);
}

const placeCommitment = (index: number, commitment: string): void =>
  void leafInput.write(commitment, 1 + 8 + index * 32, 'hex');
