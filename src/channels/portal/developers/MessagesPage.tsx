import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Listing } from './Listing.tsx';

const sampleOf = (gatewayUrl: string) => `// access_token: lấy như ở mã mẫu của một dịch vụ
const headers = { authorization: \`Bearer \${access_token}\` };
const taken = await fetch("${gatewayUrl}/messages?most=10", { headers });
for (const { delivery, message } of (await taken.json()).items) {
  console.log(message.topic, message.id, message.data);
  await fetch(\`${gatewayUrl}/messages/\${delivery}/ack\`, { method: 'POST', headers });
}`;

const event = {
  specversion: '1.0',
  id: 'KQ-0001',
  source: '/tuyen-sinh',
  type: 'vn.vi-du.ket-qua',
  topic: 'thu-1a2b3c4d',
  partitionkey: 'H62.04-261128-0001',
  data: { code: 'H62.04-261128-0001' },
};

/** Gửi, nhận thông điệp: how systems tell each other without waiting, and which topics there are. */
export function MessagesPage({ gatewayUrl, topics }: Pages['messages']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <p className="crumbs">
        <a href="/nha-phat-trien">{t('dev.title')}</a>
      </p>
      <h1>{t('messages.title')}</h1>
      <p>{t('messages.intro')}</p>
      <ul>
        <li>{t('messages.send')}</li>
        <li>{t('messages.take')}</li>
        <li>{t('messages.ack')}</li>
        <li>{t('messages.refuse')}</li>
        <li>{t('messages.attachments')}</li>
      </ul>
      <p>{t('messages.box')}</p>
      <Listing
        label={`POST ${gatewayUrl}/messages`}
        text={`POST ${gatewayUrl}/messages\n\n${JSON.stringify(event, null, 2)}`}
      />
      <h2>{t('messages.sample')}</h2>
      <Listing label={t('messages.sample')} text={sampleOf(gatewayUrl)} />
      <h2>{t('messages.topics')}</h2>
      <p>
        <a href="/nha-phat-trien/thong-diep/asyncapi.json">{t('messages.asyncapi')}</a>
      </p>
      {topics.length === 0 && <p>{t('messages.noTopics')}</p>}
      {topics.map((topic) => (
        <Topic key={topic.code} topic={topic} />
      ))}
    </>
  );
}

function Topic({ topic: { code, name, keepDays, fields } }: { topic: Pages['messages']['topics'][number] }) {
  const { t } = useTexts<PortalText>();
  return (
    <section className="item">
      <h3>
        {name} <code>{code}</code>
      </h3>
      <dl className="facts">
        {fields.map((field) => (
          <div key={field.name}>
            <dt>
              <code>{field.name}</code>
            </dt>
            <dd>
              {field.title} ({field.required ? t('contract.required') : t('contract.optional')})
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('messages.kept', { days: keepDays })}</p>
    </section>
  );
}
