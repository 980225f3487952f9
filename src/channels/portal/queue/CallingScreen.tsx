import { useEffect, useRef, useState } from 'react';
import { CallingView } from '#applications/queue/queue.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { PortalText } from '../portal.vi.ts';

const pollMs = 3000;

/** Màn hình gọi số: the number called last, very large, with its counter; told to screen readers, and spoken where asked for. */
export function CallingScreen({ view: first }: { view: CallingView }) {
  const { t, lang } = useTexts<PortalText>();
  const { view, isOffline } = useCalling(first);
  const [isSpoken, setSpoken] = useState(false);
  const [latest, ...before] = view.called;
  const sentence = latest ? t('calling.spoken', { code: latest.code, counter: latest.counter }) : '';
  const call = latest ? `${latest.code} ${latest.callCount}` : '';
  useSpeech({ sentence, call, isSpoken, lang });
  return (
    <div className="calling">
      <header>
        <p className="screen-desk">{view.desk.name}</p>
        <p className="numbers">{t('calling.waiting', { count: view.waiting })}</p>
      </header>
      <h1>{t('calling.title')}</h1>
      <p className="hidden-text" aria-live="assertive">
        {sentence}
      </p>
      {latest ? (
        <div className="latest" key={call}>
          <p className="huge numbers">{latest.code}</p>
          <p className="to-counter">
            {t('calling.counter')} <strong className="numbers">{latest.counter}</strong>
          </p>
        </div>
      ) : (
        <p className="screen-note">{t('calling.none')}</p>
      )}
      {before.length > 0 && (
        <table>
          <caption>{t('calling.before')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('calling.number')}</th>
              <th scope="col">{t('calling.counter')}</th>
            </tr>
          </thead>
          <tbody>
            {before.map(({ code, counter }) => (
              <tr key={code}>
                <td className="numbers">{code}</td>
                <td>{counter}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="buttons">
        <button type="button" className="button quiet" aria-pressed={isSpoken} onClick={() => setSpoken(!isSpoken)}>
          {isSpoken ? t('calling.soundOff') : t('calling.soundOn')}
        </button>
        {isOffline && <span role="status">{t('calling.offline')}</span>}
      </p>
    </div>
  );
}

function useCalling(first: CallingView): { view: CallingView; isOffline: boolean } {
  const [view, setView] = useState(first);
  const [isOffline, setOffline] = useState(false);
  const { key } = first.desk;
  useEffect(() => {
    const look = async () => {
      try {
        const answer = await fetch(`/api/queue/${key}`);
        setView(CallingView.parse(await answer.json()));
        setOffline(false);
      } catch {
        setOffline(true);
      }
    };
    const timer = setInterval(() => void look(), pollMs);
    return () => clearInterval(timer);
  }, [key]);
  return { view, isOffline };
}

/** Speaks each call once, letter by letter, in Vietnamese where the machine has such a voice. */
function useSpeech({
  sentence,
  call,
  isSpoken,
  lang,
}: {
  sentence: string;
  call: string;
  isSpoken: boolean;
  lang: string;
}): void {
  const spoken = useRef('');
  useEffect(() => {
    if (!isSpoken || !call || spoken.current === call || !('speechSynthesis' in window)) return;
    spoken.current = call;
    const [code = ''] = call.split(' ');
    const speech = new SpeechSynthesisUtterance(sentence.replace(code, [...code].join(' ')));
    speech.lang = lang === 'en' ? 'en-US' : 'vi-VN';
    const voice = window.speechSynthesis.getVoices().find((one) => one.lang.startsWith(lang));
    if (voice) speech.voice = voice;
    window.speechSynthesis.speak(speech);
  }, [sentence, call, isSpoken, lang]);
}
