/** Text as it may stand in an XML document; characters XML does not know are left out. */
export function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is left out
  const plain = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  // A carriage return that stands as it is would be read as a line feed.
  return plain.replaceAll(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
