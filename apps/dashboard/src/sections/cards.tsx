import type { ReactNode } from 'react';
import { theOne, type Figures, type Shown } from '../data/figure.js';
import { Amount, type As } from '../parts/amount.js';
import { Definitions } from '../parts/definitions.js';
import { useWords, type Say } from '../words/use-words.js';

interface CardOf {
  indicator:
    | 'queue-length'
    | 'waiting-length'
    | 'alerts-open'
    | 'work-overdue'
    | 'gaps-open'
    | 'risk-mitigated'
    | 'protection-strengthened'
    | 'children-participating';
  as?: As;
  /** What stands below the number. */
  more?: (totals: Figures, say: Say) => ReactNode;
}

const age =
  (indicator: string) =>
  (totals: Figures, say: Say): ReactNode => {
    const shown = theOne(totals, indicator);
    return shown.kind === 'number' ? say.text('medianDays', { n: say.count(shown.value) }) : null;
  };

const ofAttended =
  (indicator: string) =>
  (totals: Figures, say: Say): ReactNode => {
    const shown = theOne(totals, indicator);
    if (shown.kind !== 'number' || shown.numerator === undefined || shown.denominator === undefined) return null;
    return say.text('ofAttended', { n: say.count(shown.numerator), of: say.count(shown.denominator) });
  };

const CARDS: readonly CardOf[] = [
  { indicator: 'risk-mitigated', as: 'share', more: ofAttended('risk-mitigated') },
  { indicator: 'protection-strengthened', as: 'share', more: ofAttended('protection-strengthened') },
  { indicator: 'children-participating' },
  { indicator: 'queue-length', more: age('queue-age') },
  { indicator: 'waiting-length', more: age('waiting-age') },
  { indicator: 'gaps-open' },
  { indicator: 'alerts-open' },
  { indicator: 'work-overdue' },
];

export function Cards({ totals }: { totals: Figures }) {
  return (
    <ul className="cards">
      {CARDS.map((card) => (
        <Card key={card.indicator} card={card} totals={totals} />
      ))}
    </ul>
  );
}

function Card({ card: { indicator, as, more }, totals }: { card: CardOf; totals: Figures }) {
  const say = useWords();
  const shown: Shown = theOne(totals, indicator);
  return (
    <li className="panel card">
      <h3>{say.text(`card.${indicator}`)}</h3>
      <p className="big">
        <Amount shown={shown} as={as} />
      </p>
      <p className="small">
        {shown.kind === 'reserved' ? say.text('reservedShort') : (more?.(totals, say) ?? '\u00a0')}
      </p>
      <Definitions ids={[indicator]} />
    </li>
  );
}
