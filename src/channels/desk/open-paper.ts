/** Address of a paper or a file of a dossier. */
export function paperUrl(code: string, paperId: string): string {
  return `/api/dossiers/${encodeURIComponent(code)}/papers/${paperId}`;
}

export function documentUrl(code: string, documentId: string): string {
  return `/api/dossiers/${encodeURIComponent(code)}/documents/${documentId}`;
}

/** Opens a paper beside the desk; a browser may refuse, so a link to it always stands on the page too. */
export function openPaper(url: string): void {
  window.open(url, '_blank', 'noopener');
}
