import { useEffect, useRef } from 'react';
import { isEmptySeries, zeroIfNone, type Series, type Shown } from '../data/figure.js';
import { Amount } from '../parts/amount.js';
import type { TextName } from '../words/texts.es.js';
import { useWords, type Say } from '../words/use-words.js';
import { STROKES, type Stroke } from './palette.js';
import { trendOptions, type Drawn } from './trend-options.js';

/** Lines by month, with the same as a table for who does not see them. */
export function TrendChart({ title, series }: { title: TextName; series: readonly Series[] }) {
  const say = useWords();
  const drawn = series.map((one, at): Drawn => ({
    ...one,
    name: say.text(`series.${one.indicator}` as TextName),
    stroke: STROKES[at % STROKES.length]!,
  }));
  const isReserved = series.some(({ points }) => points.some(({ shown }) => shown.kind === 'reserved'));
  return (
    <figure className="chart">
      <figcaption>
        <h3>{say.text(title)}</h3>
        <ul className="legend">
          {drawn.map(({ indicator, name, stroke }) => (
            <li key={indicator}>
              <Swatch stroke={stroke} /> {name}
            </li>
          ))}
        </ul>
      </figcaption>
      {series.every(isEmptySeries) ? <p className="empty">{say.text('noneYet')}</p> : <Lines drawn={drawn} say={say} />}
      {isReserved ? <p className="note">{say.text('monthsReserved')}</p> : null}
      <details className="as-table">
        <summary>{say.text('asTable')}</summary>
        <MonthTable title={say.text(title)} drawn={drawn} />
      </details>
    </figure>
  );
}

const textOf = (shown: Shown, say: Say): string =>
  shown.kind === 'reserved' ? say.text('reserved') : say.count(shown.kind === 'number' ? shown.value : 0);

/** The library comes once there is something to draw. */
function Lines({ drawn, say }: { drawn: readonly Drawn[]; say: Say }) {
  const host = useRef<HTMLDivElement>(null);
  const asked = JSON.stringify([drawn, say.language]);
  useEffect(() => {
    let isWanted = true;
    let remove: (() => void) | undefined;
    void import('./draw.js').then(({ draw }) => {
      if (!isWanted || !host.current) return;
      remove = draw(host.current, trendOptions(drawn, { ...say, amount: (shown) => textOf(shown, say) }));
    });
    return () => {
      isWanted = false;
      remove?.();
    };
    // `asked` stands for all that is drawn.
  }, [asked]);
  return <div className="lines" ref={host} aria-hidden="true" />;
}

function Swatch({ stroke: { colour, dash, symbol } }: { stroke: Stroke }) {
  return (
    <svg width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
      <line
        x1="1"
        x2="29"
        y1="6"
        y2="6"
        stroke={colour}
        strokeWidth="2.5"
        strokeDasharray={dash === 'solid' ? undefined : dash.join(' ')}
      />
      {symbol === 'circle' ? (
        <circle cx="15" cy="6" r="4" fill={colour} />
      ) : (
        <rect x="11" y="2" width="8" height="8" fill={colour} />
      )}
    </svg>
  );
}

function MonthTable({ title, drawn }: { title: string; drawn: readonly Drawn[] }) {
  const say = useWords();
  return (
    <table className="plain">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.text('month')}</th>
          {drawn.map(({ indicator, name }) => (
            <th scope="col" key={indicator} className="narrow">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drawn[0]?.points.map(({ month }, at) => (
          <tr key={month}>
            <th scope="row">{say.month(month)}</th>
            {drawn.map(({ indicator, points }) => {
              const { shown } = points[at]!;
              return (
                <td key={indicator} className="narrow">
                  <Amount shown={zeroIfNone(shown)} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
