/**
 * Gộp WSDL với các tệp lược đồ đi kèm into the one text a contract is: schemas find each other by their namespaces. One text stays as it
 * is. Whether they are any good is found out when the contract is read.
 */
export function bundleContract(texts: readonly string[]): string {
  const [only = ''] = texts;
  if (texts.length < 2) return only;
  const parts = texts.map((text) => text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, ''));
  return `<c:contract xmlns:c="urn:motcua:contract">\n${parts.join('\n')}\n</c:contract>`;
}
