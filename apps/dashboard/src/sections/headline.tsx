import { LIGHT_THRESHOLDS } from '@oln/contracts/processes';
import { figureOf, rowsBy, theOne, type Figures, type Row, type Shown } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { Amount } from '../parts/amount.js';
import { Definitions } from '../parts/definitions.js';
import { TrafficLight } from '../parts/light.js';
import { PaceBar } from '../parts/pace-bar.js';
import { Shown as WhenThere } from '../parts/section.js';
import { LINES } from '../url/view.js';
import { useWords } from '../words/use-words.js';
import { Cards } from './cards.js';

export interface HeadlineFigures {
  totals: Figures;
  lines?: Figures;
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

function Coverage({ totals, lines }: HeadlineFigures) {
  const say = useWords();
  const coverage = theOne(totals, 'coverage');
  const { green, yellow } = LIGHT_THRESHOLDS;
  const byLine = lines ? inOrderOfLines(rowsBy(lines, 'coverage', 'line')) : [];
  return (
    <div className="panel coverage">
      <h3>{say.text('coverageTitle')}</h3>
      <Measured
        shown={coverage}
        attended={figureOf(totals, 'families-attended')?.value}
        committed={figureOf(totals, 'coverage')?.denominator}
        isMain
      />
      {byLine.length > 1 ? (
        <ul className="by-line">
          {byLine.map(({ code, shown }) => (
            <li key={code}>
              <h4>{say.code('line', code)}</h4>
              <Measured shown={shown} committed={shown.kind === 'number' ? shown.denominator : undefined} />
            </li>
          ))}
        </ul>
      ) : null}
      <Definitions ids={['coverage', 'families-attended']} />
      <p className="note">{say.text('lightWhy', { green: say.share(green), yellow: say.share(yellow) })}</p>
    </div>
  );
}

const inOrderOfLines = (rows: readonly Row[]): Row[] =>
  LINES.flatMap((line) => rows.find(({ code }) => code === line) ?? []);

interface MeasuredProps {
  shown: Shown;
  attended?: number;
  committed?: number;
  isMain?: boolean;
}

/** So many of so many, how that stands to what was expected by now, and a bar of it. */
function Measured({ shown, attended, committed, isMain }: MeasuredProps) {
  const say = useWords();
  const { expected: pace, light } = shown.kind === 'number' ? shown : {};
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
      {shown.kind === 'number' ? <PaceBar share={shown.value} pace={pace} /> : null}
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
