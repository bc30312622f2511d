import type { Shown } from '../data/figure.js';
import { communeName } from '../places/places.js';
import { REGIONS } from '../places/regions.js';
import { useLook } from '../url/use-view.js';
import type { MapIndicator } from '../url/view.js';
import { useWords } from '../words/use-words.js';
import { ISLANDS, legendValues, panelsOf, radiusOf, type Panel, type Point } from './projection.js';

interface Props {
  indicator: MapIndicator;
  /** Of one region, or of the whole country. */
  region?: string;
  values: ReadonlyMap<string, Shown>;
  /** Communes within reach. */
  reach: readonly string[];
}

/** Communes where they lie, each a circle as large as its figure. The table beside says the same, and has the links. */
export function CommuneMap({ indicator, region, values, reach }: Props) {
  const say = useWords();
  const panels = panelsOf(region);
  const most = Math.max(0, ...[...values.values()].map((shown) => (shown.kind === 'number' ? shown.value : 0)));
  const hasIslands = panels.some(({ points }) => points.some(({ code }) => ISLANDS.includes(code)));
  return (
    <div className="map">
      <div className="panels" role="img" aria-label={say.text('mapOf', { what: say.text(`map.${indicator}`) })}>
        {panels.map((panel) => (
          <PanelMap key={panel.name} panel={panel} values={values} most={most} reach={reach} />
        ))}
      </div>
      <Legend most={most} indicator={indicator} />
      {hasIslands ? <p className="note">{say.text('islands')}</p> : null}
    </div>
  );
}

interface PanelProps {
  panel: Panel;
  values: ReadonlyMap<string, Shown>;
  most: number;
  reach: readonly string[];
}

function PanelMap({ panel, values, most, reach }: PanelProps) {
  const say = useWords();
  const { name, width, height, points, labels } = panel;
  const within = new Set(reach);
  const valueAt = ({ code }: Point): number => {
    const shown = values.get(code);
    return shown?.kind === 'number' ? shown.value : 0;
  };
  const there = points.filter(({ code }) => within.has(code)).sort((one, other) => valueAt(other) - valueAt(one));
  return (
    <div className={`map-panel ${name}`}>
      {name === 'region' ? null : <p className="map-title">{say.text(name)}</p>}
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {labels.map(({ code, y }) => (
          <text key={code} x="6" y={y + 4} className="map-region">
            {REGIONS.find((one) => one.code === code)?.short}
          </text>
        ))}
        {points.map(({ code, x, y }) => (
          <circle
            key={code}
            cx={x}
            cy={y}
            r={name === 'region' || name === 'santiago' ? 2.5 : 1.6}
            className="map-land"
          />
        ))}
        {there.map((point) => (
          <Mark key={point.code} point={point} shown={values.get(point.code)} most={most} />
        ))}
      </svg>
    </div>
  );
}

/** A circle, a ring for nought, a diamond where the figure is kept back. */
function Mark({ point: { code, x, y }, shown, most }: { point: Point; shown?: Shown; most: number }) {
  const say = useWords();
  const { go } = useLook();
  const says =
    shown?.kind === 'reserved' ? say.text('reserved') : say.count(shown?.kind === 'number' ? shown.value : 0);
  const title = <title>{`${communeName(code)}: ${says}`}</title>;
  const open = (): void => go({ place: code });
  if (shown?.kind === 'reserved')
    return (
      <path d={`M${x} ${y - 6}l6 6-6 6-6-6z`} className="map-reserved" onClick={open}>
        {title}
      </path>
    );
  const value = shown?.kind === 'number' ? shown.value : 0;
  return (
    <circle
      cx={x}
      cy={y}
      r={value > 0 ? radiusOf(value, most) : 4}
      className={value > 0 ? 'map-value' : 'map-zero'}
      onClick={open}
    >
      {title}
    </circle>
  );
}

function Legend({ most, indicator }: { most: number; indicator: MapIndicator }) {
  const say = useWords();
  return (
    <ul className="map-legend" aria-hidden="true">
      <li>{say.text(`map.${indicator}`)}:</li>
      {legendValues(most).map((value) => {
        const radius = radiusOf(value, most);
        const size = Math.ceil(radius * 2 + 2);
        return (
          <li key={value}>
            <svg width={size} height={size} viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}>
              <circle r={radius} className="map-value" />
            </svg>{' '}
            {say.count(value)}
          </li>
        );
      })}
      <li>
        <svg width="12" height="12" viewBox="-6 -6 12 12">
          <circle r="4" className="map-zero" />
        </svg>{' '}
        {say.text('mapZero')}
      </li>
      <li>
        <svg width="14" height="14" viewBox="-7 -7 14 14">
          <path d="M0-6 6 0 0 6-6 0z" className="map-reserved" />
        </svg>{' '}
        {say.text('reserved')}
      </li>
    </ul>
  );
}
