/** Where ACME (RFC 8555) is answered, behind the public address of the web. */
export const acmePath = '/acme';
