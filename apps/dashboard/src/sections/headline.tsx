import { lightOf, paceOf, type Commitment } from '../data/commitment.js';
import { figureOf, rowsBy, theOne, type Figures, type Row, type Shown } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { Amount } from '../parts/amount.js';
import { Definitions } from '../parts/definitions.js';
import { TrafficLight } from '../parts/light.js';
import { Shown as WhenThere } from '../parts/section.js';
import { useSeen } from '../parts/seen.js';
import { useLook } from '../url/use-view.js';
import { LINES, scopeOf } from '../url/view.js';
import { useWords } from '../words/use-words.js';
import { Cards } from './cards.js';

export interface HeadlineFigures {
  totals: Figures;
  lines?: Figures;
  commitments: readonly Commitment[];
}

/** What a mayor reads in a minute. */
export function Headline({ answer }: { answer: Answer<HeadlineFigures> }) {
  const say = useWords();
  return (
    <section className="headline" aria-labelledby="headline">
      <h2 id="headline">{say.text('headline')}</h2>
      <WhenThere answer={answer}>
        {(figures) => (
          <>
            <Coverage {...figures} />
            <Cards totals={figures.totals} />
          </>
        )}
      </WhenThere>
    </section>
  );
}

function Coverage({ totals, lines, commitments }: HeadlineFigures) {
  const say = useWords();
  const { view } = useLook();
  const { scope } = useSeen();
  const until = totals.to < totals.asOf ? totals.to : totals.asOf;
  const paceFor = (line?: string): number | undefined =>
    paceOf(commitments, { ...scopeOf(scope.place), line }, { from: totals.from, until });
  const coverage = theOne(totals, 'coverage');
  const byLine = lines ? inOrderOfLines(rowsBy(lines, 'coverage', 'line')) : [];
  return (
    <div className="panel coverage">
      <h3>{say.text('coverageTitle')}</h3>
      <Measured
        shown={coverage}
        attended={figureOf(totals, 'families-attended')?.value}
        committed={figureOf(totals, 'coverage')?.denominator}
        pace={paceFor(view.line)}
        isMain
      />
      {byLine.length > 1 ? (
        <ul className="by-line">
          {byLine.map(({ code, shown }) => (
            <li key={code}>
              <h4>{say.code('line', code)}</h4>
              <Measured
                shown={shown}
                committed={shown.kind === 'number' ? shown.denominator : undefined}
                pace={paceFor(code)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Definitions ids={['coverage', 'families-attended']} />
      <p className="note">{say.text('lightWhy')}</p>
    </div>
  );
}

const inOrderOfLines = (rows: readonly Row[]): Row[] =>
  LINES.flatMap((line) => rows.find(({ code }) => code === line) ?? []);

interface MeasuredProps {
  shown: Shown;
  attended?: number;
  committed?: number;
  pace?: number;
  isMain?: boolean;
}

/** So many of so many, how that stands to what was expected by now, and a bar of it. */
function Measured({ shown, attended, committed, pace, isMain }: MeasuredProps) {
  const say = useWords();
  const light = lightOf(shown, pace);
  const number: Shown =
    shown.kind === 'number' && shown.numerator !== undefined
      ? { kind: 'number', value: shown.numerator }
      : shown.kind === 'none' && attended !== undefined
        ? { kind: 'number', value: attended }
        : shown;
  return (
    <div className={isMain ? 'measured main' : 'measured'}>
      <p>
        <strong className="big">
          <Amount shown={number} />
        </strong>{' '}
        {committed ? <span>{say.text('coverageOf', { n: say.count(committed) })}</span> : null}
        {shown.kind === 'number' ? <span className="percent"> {say.share(shown.value)}</span> : null}
        {light ? <TrafficLight light={light} /> : null}
      </p>
      {shown.kind === 'number' ? <PaceBar share={shown.value} pace={pace} tone={light ?? 'none'} /> : null}
      {isMain && shown.kind === 'reserved' ? <p className="note">{say.text('reservedWhy')}</p> : null}
      {isMain && shown.kind === 'none' ? <p className="note">{say.text('coverageNoCommitment')}</p> : null}
      {pace !== undefined && committed ? (
        <p className="small">
          {say.text('coveragePace', { n: say.count(Math.round(pace * committed)), share: say.share(pace) })}
          {isMain ? `. ${say.text('paceMark')}.` : ''}
        </p>
      ) : null}
    </div>
  );
}

const percent = (share: number): string => `${Math.min(100, Math.max(0, share * 100))}%`;

function PaceBar({ share, pace, tone }: { share: number; pace?: number; tone: string }) {
  return (
    <span className={`pace ${tone}`} aria-hidden="true">
      <i style={{ inlineSize: percent(share) }} />
      {pace === undefined ? null : <b style={{ insetInlineStart: percent(pace) }} />}
    </span>
  );
}
