import type { GrowingBytes } from './growing-bytes.ts';

/** What differs between the dossiers of one template. `newId` is another id each time it occurs. */
const slots = ['id', 'code', 'ownerName', 'ownerNumber', 'newId', 'commandId', 'previousHash', 'hash'] as const;
export type Slot = (typeof slots)[number];

/** Stand for the slots while a text is written: characters of Unicode's private use, which no name or paper has. */
export const slotMarks: Readonly<Record<Slot, string>> = {
  id: '\uE000',
  code: '\uE001',
  ownerName: '\uE002',
  ownerNumber: '\uE003',
  newId: '\uE004',
  commandId: '\uE005',
  previousHash: '\uE006',
  hash: '\uE007',
};
const anyMark = /([\uE000-\uE007])/;

/** Văn bản có chỗ trống: the parts that stay, in UTF-8, with a slot between each two of them. */
export type SlottedText = { first: Buffer; rest: readonly { slot: Slot; behind: Buffer }[] };

/** Takes a text with marks apart, once for all dossiers that will fill it. */
export function slottedText(marked: string): SlottedText {
  const [first = '', ...parts] = marked.split(anyMark);
  const rest: { slot: Slot; behind: Buffer }[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const slot = slots.find((name) => slotMarks[name] === parts[index]);
    if (slot) rest.push({ slot, behind: Buffer.from(parts[index + 1] ?? '') });
  }
  return { first: Buffer.from(first), rest };
}

/** Writes the text with its slots filled behind what the bytes hold. */
export function fillSlots(bytes: GrowingBytes, { first, rest }: SlottedText, valueOf: (slot: Slot) => string): void {
  bytes.append(first);
  for (const { slot, behind } of rest) {
    bytes.appendText(valueOf(slot));
    bytes.append(behind);
  }
}
