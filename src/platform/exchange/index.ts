export { openGateway, type Gateway, type GatewayOptions, type GatewayTls } from './gateway/open-gateway.ts';
export type { LawfulPurpose } from './gateway/purpose.ts';
export { applyFile, diffFile, type ApplyDeps } from './declared/apply-file.ts';
export { readExchangeText, type ExchangeFile } from './declared/exchange-file.ts';
