/** Tên gọi của một phiên bản dịch vụ, as callers write it: `code/version`, in front of it `sandbox/` for services to try out with. */
export const serviceKey = ({
  environment,
  code,
  version,
}: {
  environment: string;
  code: string;
  version: string;
}): string => `${environment === 'sandbox' ? 'sandbox/' : ''}${code}/${version}`;

/** Namespace of the messages of a service that has none of its own; the same to try out with and for real. */
export const soapNamespace = ({ code, version }: { code: string; version: string }): string =>
  `urn:motcua:lgsp:${code}:${version}`;
