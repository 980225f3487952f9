import { hydrateRoot } from 'react-dom/client';
import { TextProvider, type Language } from '../ui/text.tsx';
import type { Pages } from './page-model.ts';
import { CallingScreen } from './queue/CallingScreen.tsx';
import { queueScreensEn } from './queue/queue-screens.en.ts';
import { queueScreensVi } from './queue/queue-screens.vi.ts';

/** The machine at the door is free for the next person after this long. */
const backAfterMs = 20_000;

/** Nobody touched the machine for this long: whoever began has left, a closed desk may have opened, others wait than before. */
const leftAfterMs = 60_000;

function returnWhenLeft(start: string): void {
  let timer = 0;
  const begin = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => window.location.assign(start), leftAfterMs);
  };
  for (const touch of ['pointerdown', 'keydown', 'scroll']) window.addEventListener(touch, begin, { passive: true });
  begin();
}

const root = document.getElementById('queue-screen');
const data = document.getElementById('page-data');
if (root && data?.textContent) {
  const { lang, model }: { lang: Language; model: Pages['calling'] } = JSON.parse(data.textContent);
  hydrateRoot(
    root,
    <TextProvider value={{ lang, texts: lang === 'en' ? queueScreensEn : queueScreensVi }}>
      <CallingScreen {...model} />
    </TextProvider>,
  );
} else {
  document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
  const kiosk = document.querySelector<HTMLAnchorElement>('[data-kiosk-start]');
  if (kiosk) setTimeout(() => window.location.assign(kiosk.href), backAfterMs);
  const start = document.querySelector<HTMLElement>('[data-kiosk]')?.dataset['kiosk'];
  if (start) returnWhenLeft(start);
}
