import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Listing } from './Listing.tsx';

/** A system of the example; its owner puts the code of theirs. */
const system = 'giao-duc';

const requestOf = () => `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \\
  -subj "/CN=${system}" -keyout ${system}.key -out ${system}.csr
openssl req -in ${system}.csr -noout -pubkey | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r`;

const callOf = (gatewayUrl: string) => `curl --cert ${system}.pem --key ${system}.key -u ${system}:KHÓA_BÍ_MẬT \\
  -d grant_type=client_credentials ${gatewayUrl}/token`;

const renewOf = ({ directory, name, days }: { directory: string; name: string; days: number }) => `# certbot
certbot certonly --standalone --server ${directory} \\
  --eab-kid MÃ_KHÓA --eab-hmac-key KHÓA_HMAC -m van-hanh@co-quan.example --agree-tos -d ${name}
# /etc/letsencrypt/renewal/${name}.conf
renew_before_expiry = ${days} days

# lego
lego --server ${directory} --eab --kid MÃ_KHÓA --hmac KHÓA_HMAC \\
  --email van-hanh@co-quan.example --accept-tos --domains ${name} --http run
lego --server ${directory} \\
  --email van-hanh@co-quan.example --domains ${name} --http renew --days ${days}`;

/** Chứng thư cho hệ thống kết nối: how a developer gets the first one and has the others renewed. */
export function CertificatesPage({ gatewayUrl, issuing }: Pages['certificates']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <p className="crumbs">
        <a href="/nha-phat-trien">{t('dev.title')}</a>
      </p>
      <h1>{t('certificates.title')}</h1>
      {issuing ? <Issuing gatewayUrl={gatewayUrl} issuing={issuing} /> : <p>{t('certificates.closed')}</p>}
    </>
  );
}

function Issuing({
  gatewayUrl,
  issuing: { zone, directory, authority, validDays: days, renewDaysBefore: before, acmeKeyDays: keyDays },
}: {
  gatewayUrl: string;
  issuing: NonNullable<Pages['certificates']['issuing']>;
}) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <p>{t('certificates.intro', { zone, days, system })}</p>
      <h2>{t('certificates.first')}</h2>
      <p>{t('certificates.firstHow')}</p>
      <p>{t('certificates.mark')}</p>
      <Listing label={t('certificates.first')} text={requestOf()} />
      <h2>{t('certificates.call')}</h2>
      <Listing label={t('certificates.call')} text={callOf(gatewayUrl)} />
      <h2>{t('certificates.renew')}</h2>
      <p>{t('certificates.renewHow', { keyDays, before })}</p>
      <p>
        {t('certificates.directory')}: <code>{directory}</code>
      </p>
      <Listing label={t('certificates.renew')} text={renewOf({ directory, name: `${system}.${zone}`, days: before })} />
      <h2>{t('certificates.lists')}</h2>
      <p>{t('certificates.listsHow')}</p>
      <p>
        <a href={authority}>{t('certificates.authority')}</a>
      </p>
    </>
  );
}
