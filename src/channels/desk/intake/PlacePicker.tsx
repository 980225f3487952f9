import { useMemo, useState } from 'react';
import { Combobox } from '../../ui/combobox/Combobox.tsx';
import { fold } from '#infrastructure/fold.browser.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { placesOfLevel, type Area } from '../../ui/places.ts';
import { areaText } from './own-area.ts';

const mostShown = 12;

/** Chọn nơi giải quyết bằng cách gõ, marks not needed. */
export function PlacePicker({
  areas,
  level,
  chosen,
  onChoose,
  problem,
}: {
  areas: readonly Area[];
  level: string;
  chosen: string | null;
  onChoose: (code: string) => void;
  problem: string | undefined;
}) {
  const { t } = useTexts<DeskText>();
  const places = useMemo(
    () => placesOfLevel(areas, level).map((area) => ({ value: area.code, label: areaText(areas, area) })),
    [areas, level],
  );
  const isCommune = areas.find(({ code }) => code === places[0]?.value)?.parent !== null;
  const chosenText = places.find(({ value }) => value === chosen)?.label;
  const [typed, setTyped] = useState<string>();
  const text = typed ?? chosenText ?? '';
  const wanted = typed === undefined ? '' : fold(typed);
  const options = places.filter(({ label }) => fold(label).includes(wanted)).slice(0, mostShown);
  return (
    <Combobox
      id="place"
      label={t('intake.place')}
      help={t(isCommune ? 'intake.placeHelp' : 'intake.placeHelpDistrict')}
      options={options}
      text={text}
      onText={setTyped}
      onChoose={({ value }) => {
        setTyped(undefined);
        onChoose(value);
      }}
      countText={options.length === 0 ? t('intake.noResults') : t('intake.results', { count: options.length })}
      problem={problem}
    />
  );
}
