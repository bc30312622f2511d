import { NONE, rowsBy, rowsInOrder, theOne, zeroIfNone, type Figures, type Shown } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { BarTable } from '../parts/bar-table.js';
import { Fact } from '../parts/fact.js';
import { Section } from '../parts/section.js';
import { useWords } from '../words/use-words.js';
import type { WayFigures } from './funnel.js';

const EXPLAINED = [
  ...['waiting-length', 'waiting-age', 'waits-expired', 'referrals-effective'],
  ...['queue-length', 'queue-age', 'admissibility-days'],
];

export function Waits({ answer }: { answer: Answer<WayFigures> }) {
  const say = useWords();
  return (
    <Section id="waits" title="waits" lead="waitsLead" answer={answer} explains={EXPLAINED} ofAllLines>
      {({ totals, codes }) => (
        <>
          <ByPriority codes={codes} />
          <dl className="facts">
            <Fact name={say.text('waits-expired')} shown={theOne(totals, 'waits-expired')} as="share" />
            <Fact name={say.text('referrals-effective')} shown={theOne(totals, 'referrals-effective')} as="share" />
            <Fact
              name={say.text('card.queue-length')}
              shown={theOne(totals, 'queue-length')}
              more={<QueueAge totals={totals} />}
            />
            <Fact
              name={say.text('admissibility-days')}
              shown={theOne(totals, 'admissibility-days')}
              unit={say.text('unit.days')}
            />
          </dl>
        </>
      )}
    </Section>
  );
}

function QueueAge({ totals }: { totals: Figures }) {
  const say = useWords();
  const shown = theOne(totals, 'queue-age');
  return shown.kind === 'number' ? <>{say.text('medianDays', { n: say.count(shown.value) })}</> : null;
}

/** The 90th percentile of a figure of times, as a figure. */
const p90Of = (shown: Shown | undefined): Shown =>
  shown?.kind === 'number' ? (shown.p90 === undefined ? NONE : { kind: 'number', value: shown.p90 }) : (shown ?? NONE);

function ByPriority({ codes }: { codes: Figures }) {
  const say = useWords();
  const waiting = rowsInOrder(rowsBy(codes, 'waiting-length', 'code'), ['high', 'medium', 'low']);
  const lengths = new Map(waiting.map(({ code, shown }) => [code, shown]));
  const ages = new Map(rowsBy(codes, 'waiting-age', 'code').map(({ code, shown }) => [code, shown]));
  return (
    <BarTable
      caption={say.text('waits')}
      head={say.text('priority')}
      rows={waiting}
      name={(code) => say.code('priority', code)}
      columns={[
        { head: say.text('waiting'), of: (code) => zeroIfNone(lengths.get(code)), bar: true, opens: 'waiting-length' },
        { head: say.text('daysMedian'), of: (code) => ages.get(code) ?? NONE },
        { head: say.text('daysP90'), of: (code) => p90Of(ages.get(code)) },
      ]}
    />
  );
}

export function Gaps({ answer }: { answer: Answer<Figures> }) {
  const say = useWords();
  return (
    <Section id="gaps" title="gaps" lead="gapsLead" answer={answer} explains={['gaps-open']} ofAllLines>
      {(codes) => {
        const rows = rowsBy(codes, 'gaps-open', 'code');
        const bySector = new Map(rows.map(({ code, shown }) => [code, shown]));
        if (rows.length === 0) return <p className="empty">{say.text('noGaps')}</p>;
        return (
          <BarTable
            caption={say.text('gaps')}
            head={say.text('sector')}
            rows={rows}
            name={(code) => say.code('sector', code)}
            columns={[
              {
                head: say.text('openGaps'),
                of: (code) => bySector.get(code) ?? NONE,
                bar: true,
                tone: 'second',
                opens: 'gaps-open',
              },
            ]}
          />
        );
      }}
    </Section>
  );
}
