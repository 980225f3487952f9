import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useFollow } from './inbox.data.ts';

/** Theo dõi hồ sơ, or no longer. */
export function FollowButton({ code, follows }: { code: string; follows: boolean }) {
  const { t } = useTexts<DeskText>();
  const follow = useFollow(code);
  return (
    <button
      type="button"
      className="button plain no-print"
      aria-pressed={follows}
      onClick={() => follow.mutate(!follows)}
    >
      {t(follows ? 'inbox.unfollow' : 'inbox.follow')}
    </button>
  );
}
