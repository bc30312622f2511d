import { useId, useState } from 'react';
import { NONE, rowsBy, zeroIfNone, type Figures, type Shown } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { Amount } from '../parts/amount.js';
import { Section } from '../parts/section.js';
import { useSeen } from '../parts/seen.js';
import { ViewLink } from '../parts/view-link.js';
import { communeName, regionName } from '../places/places.js';
import { useLook } from '../url/use-view.js';
import { MAP_INDICATORS, type MapIndicator } from '../url/view.js';
import { useWords } from '../words/use-words.js';
import { CommuneMap } from './commune-map.js';

/** Of a region or the country: where the communes lie, and what each says. */
export function Communes({ answer }: { answer: Answer<Figures | undefined> }) {
  const { view } = useLook();
  const { scope } = useSeen();
  const indicator = view.map ?? 'families-attended';
  return (
    <Section
      id="map"
      title="map"
      lead="mapLead"
      answer={answer}
      explains={[...MAP_INDICATORS, 'coverage']}
      className="full"
    >
      {(figures) =>
        figures ? (
          <>
            <Choice indicator={indicator} />
            <div className="map-and-table">
              <CommuneMap
                indicator={indicator}
                region={scope.kind === 'region' ? scope.place : undefined}
                values={valuesOf(figures, indicator)}
                reach={scope.communes}
              />
              <CommuneTable figures={figures} indicator={indicator} communes={scope.communes} />
            </div>
          </>
        ) : null
      }
    </Section>
  );
}

const valuesOf = (figures: Figures, indicator: string): ReadonlyMap<string, Shown> =>
  new Map(rowsBy(figures, indicator, 'commune').map(({ code, shown }) => [code, shown]));

function Choice({ indicator }: { indicator: MapIndicator }) {
  const say = useWords();
  const { go } = useLook();
  const id = useId();
  return (
    <p className="map-choice">
      <label htmlFor={id}>{say.text('mapShows')}</label>{' '}
      <select id={id} value={indicator} onChange={({ target }) => go({ map: target.value as MapIndicator })}>
        {MAP_INDICATORS.map((one) => (
          <option key={one} value={one}>
            {say.text(`map.${one}`)}
          </option>
        ))}
      </select>
    </p>
  );
}

const FIRST = 12;

interface TableProps {
  figures: Figures;
  indicator: MapIndicator;
  communes: readonly string[];
}

/** All that is reached, those with most of what is chosen first. */
function CommuneTable({ figures, indicator, communes }: TableProps) {
  const say = useWords();
  const [all, setAll] = useState(false);
  const rows = rowsBy(figures, indicator, 'commune').map(({ code }) => code);
  const listed = [...rows, ...communes.filter((code) => !rows.includes(code))];
  const shown = all ? listed : listed.slice(0, FIRST);
  const columns = inOrder(indicator).map((one) => ({ indicator: one, values: valuesOf(figures, one) }));
  const coverage = valuesOf(figures, 'coverage');
  return (
    <div>
      <div className="scrolls" role="region" aria-label={say.text('tableScrolls')} tabIndex={0}>
        <table className="plain communes">
          <caption>{say.text('map')}</caption>
          <Heads indicator={indicator} />
          <tbody>
            {shown.map((code) => (
              <CommuneRow key={code} code={code} columns={columns} coverage={coverage.get(code) ?? NONE} />
            ))}
          </tbody>
        </table>
      </div>
      {listed.length > FIRST ? (
        <button type="button" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? say.text('showFewer') : say.text('showAll', { n: listed.length })}
        </button>
      ) : null}
    </div>
  );
}

/** What is chosen stands first. */
const inOrder = (indicator: MapIndicator): MapIndicator[] => [
  indicator,
  ...MAP_INDICATORS.filter((one) => one !== indicator),
];

function Heads({ indicator }: { indicator: MapIndicator }) {
  const say = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{say.text('commune')}</th>
        {inOrder(indicator).map((one) => (
          <th scope="col" key={one} className={one === indicator ? 'narrow chosen' : 'narrow'}>
            {say.text(`map.${one}`)}
          </th>
        ))}
        <th scope="col" className="narrow">
          {say.text('coverage')}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  code: string;
  /** The first is what is chosen. */
  columns: readonly { indicator: string; values: ReadonlyMap<string, Shown> }[];
  coverage: Shown;
}

function CommuneRow({ code, columns, coverage }: RowProps) {
  const { scope } = useSeen();
  return (
    <tr>
      <th scope="row">
        <ViewLink to={{ place: code }}>{communeName(code)}</ViewLink>
        {scope.kind === 'everywhere' ? <span className="small"> {regionName(code.slice(0, 2))}</span> : null}
      </th>
      {columns.map(({ indicator, values }, at) => (
        <td key={indicator} className={at === 0 ? 'narrow chosen' : 'narrow'}>
          <Amount shown={zeroIfNone(values.get(code))} />
        </td>
      ))}
      <td className="narrow">
        <Amount shown={coverage} as="share" isBrief />
      </td>
    </tr>
  );
}
