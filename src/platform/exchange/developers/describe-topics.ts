import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { selectTopics } from '../declared/topics.queries.ts';
import { Envelope } from '../messages/message.contract.ts';
import { ownTrial } from '../own-trials.ts';

/**
 * Mô tả các chủ đề thông điệp as AsyncAPI 3.0, for tools that make code of it: a channel for each topic, which the axis receives what its
 * publishers send on and sends on to whoever follows it. Of who those are, nothing.
 */
export async function describeTopics(db: Db, { gatewayUrl }: { gatewayUrl: string }) {
  const topics = (await selectTopics(db)).filter(({ code }) => !ownTrial.test(code));
  const { host, protocol } = new URL(gatewayUrl);
  const each = <Value>(make: (topic: (typeof topics)[number]) => Value) =>
    Object.fromEntries(topics.map((topic) => [topic.code, make(topic)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Thông điệp của nền tảng tích hợp, chia sẻ dữ liệu',
      version: '1.0.0',
      description:
        'Gửi: POST /messages. Nhận: GET /messages rồi báo đã nhận từng thông điệp, hoặc được đẩy tới địa chỉ đã đăng ký (Standard Webhooks). Một thông điệp có thể tới hai lần; mã (id) của bên gửi (source) không đổi.',
    },
    defaultContentType: 'application/cloudevents+json',
    servers: { gateway: { host, protocol: protocol.replace(':', ''), description: 'Cổng tích hợp' } },
    channels: each(({ code, name, keepDays }) => ({
      address: code,
      title: name,
      description: `Giữ ${keepDays} ngày cho bên chưa nhận.`,
      servers: [{ $ref: '#/servers/gateway' }],
      messages: { event: { $ref: `#/components/messages/${code}` } },
    })),
    operations: Object.fromEntries(
      topics.flatMap(({ code, name }) => {
        const channel = { $ref: `#/channels/${code}` };
        return [
          [`${code}.send`, { action: 'send', channel, title: `Giao: ${name}` }],
          [`${code}.receive`, { action: 'receive', channel, title: `Nhận gửi đi: ${name}` }],
        ];
      }),
    ),
    components: {
      messages: each(({ code, name, schema }) => ({
        name: code,
        title: name,
        contentType: 'application/cloudevents+json',
        payload: messageSchema(code, schema),
      })),
    },
  };
}

/** The envelope with what this topic says of its data. */
function messageSchema(code: string, schema: unknown) {
  const { $schema: _, properties, ...envelope } = z.toJSONSchema(Envelope);
  return { ...envelope, properties: { ...properties, topic: { const: code }, data: schema ?? {} } };
}
