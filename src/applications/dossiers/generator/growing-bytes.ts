/**
 * Bytes written one behind another and used again once they are sent. A million dossiers as strings would leave the collector of
 * memory more work than they are themselves.
 */
export class GrowingBytes {
  #bytes: Buffer;
  #length = 0;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  append(part: Buffer): void {
    this.#makeRoom(part.length);
    part.copy(this.#bytes, this.#length);
    this.#length += part.length;
  }

  appendText(text: string): void {
    // No character of UTF-16 takes more than three bytes in UTF-8.
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** What is written so far, until the next `clear`. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
