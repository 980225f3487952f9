import { contractOfWsdl } from '../soap/wsdl-contract.ts';
import { parseOpenApi, readOpenApi, type Contract } from './read-openapi.ts';

/** What begins like XML is a WSDL; an OpenAPI document never does, in JSON or YAML. */
export const isWsdl = (text: string): boolean => /^\uFEFF?\s*</.test(text);

/** Đọc hợp đồng giao tiếp before it is published: an OpenAPI document or a WSDL. Refuses `exchange.contract_wrong`. */
export async function readContract(text: string): Promise<Contract> {
  return isWsdl(text) ? contractOfWsdl(text) : readOpenApi(text);
}

/** The same of a contract that was checked when it was published. */
export const parseContract = (text: string): Contract => (isWsdl(text) ? contractOfWsdl(text) : parseOpenApi(text));
