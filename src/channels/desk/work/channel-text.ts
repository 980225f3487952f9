import type { Translate } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Hình thức nộp bằng lời. */
export function channelText(channel: string, t: Translate<DeskText>): string {
  switch (channel) {
    case 'online':
    case 'counter':
    case 'post':
      return t(`channel.${channel}`);
    default:
      return channel;
  }
}
