import { Choice } from '../parts/choice.js';
import { communeName, regionName, regionsOf } from '../places/places.js';
import { lastDay, monthAfter, monthsBack } from '../url/month.js';
import { useLook } from '../url/use-view.js';
import { EVERYWHERE, LINES, type Line } from '../url/view.js';
import { useWords } from '../words/use-words.js';
import type { Viewer } from '../data/viewer.js';

interface Props {
  viewer: Viewer;
  place: string;
  /** Local day on which somebody looks, once it is known. */
  today: string;
}

/** Where, when, which line, as known on which day: each choice is a step of the browser’s history. */
export function FilterBar({ viewer, place, today }: Props) {
  const say = useWords();
  const { view, go } = useLook();
  const isNarrowed = [view.from, view.to, view.line, view.asOf].some((one) => one !== undefined);
  return (
    <section className="filters" aria-label={say.text('filters')}>
      <PlaceChoice viewer={viewer} place={place} />
      <PeriodChoices today={today} />
      <Choice
        label={say.text('line')}
        value={view.line ?? ''}
        onChange={(line) => go({ line: (line || undefined) as Line | undefined })}
      >
        <option value="">{say.text('allLines')}</option>
        {LINES.map((line) => (
          <option key={line} value={line}>
            {say.code('line', line)}
          </option>
        ))}
      </Choice>
      <AsOfChoice today={today} />
      {isNarrowed ? (
        <button type="button" onClick={() => go({ from: undefined, to: undefined, line: undefined, asOf: undefined })}>
          {say.text('clear')}
        </button>
      ) : null}
    </section>
  );
}

const byName = (one: string, other: string): number => communeName(one).localeCompare(communeName(other), 'es');

function PlaceChoice({ viewer: { reach, otherOffices, isNational }, place }: Pick<Props, 'viewer' | 'place'>) {
  const say = useWords();
  const { go } = useLook();
  const regions = regionsOf(reach);
  const isKnown = [EVERYWHERE, ...regions, ...reach, ...otherOffices].includes(place);
  return (
    <Choice
      label={say.text('place')}
      value={place}
      onChange={(chosen) => go({ place: chosen, records: undefined, code: undefined, alarm: undefined })}
    >
      {isKnown ? null : <option value={place}>{placeName(place)}</option>}
      {reach.length > 1 ? <option value={EVERYWHERE}>{say.text(isNational ? 'country' : 'everywhere')}</option> : null}
      {reach.length > 1 ? (
        <optgroup label={say.text('regions')}>
          {regions.map((code) => (
            <option key={code} value={code}>
              {regionName(code)}
            </option>
          ))}
        </optgroup>
      ) : null}
      <Communes label={say.text('communes')} codes={reach} />
      {otherOffices.length > 0 ? <Communes label={say.text('otherOffices')} codes={otherOffices} /> : null}
    </Choice>
  );
}

const Communes = ({ label, codes }: { label: string; codes: readonly string[] }) => (
  <optgroup label={label}>
    {[...codes].sort(byName).map((code) => (
      <option key={code} value={code}>
        {communeName(code)}
      </option>
    ))}
  </optgroup>
);

/** Of a commune or a region. */
export const placeName = (place: string): string => (place.length === 2 ? regionName(place) : communeName(place));

const MONTHS_SHOWN = 36;

const including = (months: readonly string[], chosen: string | undefined): string[] =>
  chosen && !months.includes(chosen) ? [chosen, ...months].sort().reverse() : [...months];

function PeriodChoices({ today }: { today: string }) {
  const say = useWords();
  const { view, go } = useLook();
  const months = monthsBack(today.slice(0, 7), MONTHS_SHOWN);
  const options = (list: readonly string[]) =>
    list.map((month) => (
      <option key={month} value={month}>
        {say.month(month)}
      </option>
    ));
  const from = including(months, view.from).filter((month) => !view.to || month <= view.to);
  const to = including(months, view.to).filter((month) => !view.from || month >= view.from);
  return (
    <>
      <Choice label={say.text('from')} value={view.from ?? ''} onChange={(month) => go({ from: month || undefined })}>
        <option value="">{say.text('startOfYear')}</option>
        {options(from)}
      </Choice>
      <Choice label={say.text('to')} value={view.to ?? ''} onChange={(month) => go({ to: month || undefined })}>
        <option value="">{say.text('thisMonth')}</option>
        {options(to)}
      </Choice>
    </>
  );
}

const ENDS_SHOWN = 24;

/** Today, or the end of a month: outside the commune no other day may be asked for. */
function AsOfChoice({ today }: { today: string }) {
  const say = useWords();
  const { view, go } = useLook();
  const ends = monthsBack(monthAfter(today.slice(0, 7), -1), ENDS_SHOWN).map(lastDay);
  return (
    <Choice label={say.text('asOf')} value={view.asOf ?? ''} onChange={(day) => go({ asOf: day || undefined })}>
      <option value="">{say.text('today')}</option>
      {including(ends, view.asOf).map((day) => (
        <option key={day} value={day}>
          {say.day(day)}
        </option>
      ))}
    </Choice>
  );
}
