import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ContentFault } from '#infrastructure/content-file.ts';
import { registerContract, type Registers } from '#data/registry/index.ts';
import { readExchangeText, type ExchangeFile } from '#platform/exchange/index.ts';
import { bundleContract } from '#platform/exchange/soap/bundle.browser.ts';

const fromRegister = 'register:';
const contractsFolder = 'contracts';

/**
 * Đọc tệp khai báo kết nối with the contracts it names: a file in `contracts` beside it (a WSDL with the names of its schema files after
 * it), or `register:KEY`, made from the register's definition; `providerWsdl` likewise. Throws ContentFault with every fault of the file.
 */
export async function readExchangeFile(path: string, registers: Registers): Promise<ExchangeFile> {
  const file = readExchangeText(path, await readFile(path, 'utf8'));
  const services = await Promise.all(
    file.services.map(async (service) => ({
      ...service,
      contract: await contractOf(path, service.contract, registers),
      settings: {
        ...service.settings,
        ...(service.settings.providerWsdl !== undefined && {
          providerWsdl: await contractOf(path, service.settings.providerWsdl, registers),
        }),
      },
    })),
  );
  return { ...file, services };
}

async function contractOf(path: string, named: string, registers: Registers): Promise<string> {
  if (named.includes('\n') || /^\s*[{<]/.test(named)) return named;
  if (!named.startsWith(fromRegister)) {
    const folder = join(dirname(path), contractsFolder);
    return bundleContract(await Promise.all(named.split(' ').map((file) => readFile(join(folder, file), 'utf8'))));
  }
  const register = registers.get(named.slice(fromRegister.length));
  if (!register) throw new ContentFault([`${path}: không có cơ sở dữ liệu ${named}`]);
  return JSON.stringify(registerContract(register), null, 2);
}
