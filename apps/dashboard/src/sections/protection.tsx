import { NONE, rowsBy, rowsInOrder, theOne, zeroIfNone, type Figures, type Shown } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { BarTable } from '../parts/bar-table.js';
import { Fact } from '../parts/fact.js';
import { Section } from '../parts/section.js';
import { useWords } from '../words/use-words.js';
import type { WayFigures } from './funnel.js';

const byCode = (codes: Figures, indicator: string): ReadonlyMap<string, Shown> =>
  new Map(rowsBy(codes, indicator, 'code').map(({ code, shown }) => [code, shown]));

const ALERTS = ['alerts-received', 'alerts-open', 'alert-verification-hours', 'alert-answer-hours'];

export function Alerts({ answer }: { answer: Answer<WayFigures> }) {
  const say = useWords();
  return (
    <Section id="alerts" title="alerts" lead="alertsLead" answer={answer} explains={ALERTS} ofAllLines>
      {({ totals, codes }) => {
        const received = byCode(codes, 'alerts-received');
        const open = byCode(codes, 'alerts-open');
        const hours = byCode(codes, 'alert-verification-hours');
        return (
          <>
            <BarTable
              caption={say.text('alerts')}
              head={say.text('severity')}
              rows={rowsInOrder(rowsBy(codes, 'alerts-received', 'code'), ['critical', 'high', 'medium', 'low'])}
              name={(code) => say.code('severity', code)}
              columns={[
                {
                  head: say.text('received'),
                  of: (code) => zeroIfNone(received.get(code)),
                  bar: true,
                  opens: 'alerts-received',
                },
                { head: say.text('open'), of: (code) => zeroIfNone(open.get(code)), opens: 'alerts-open' },
                { head: say.text('hoursToVerify'), of: (code) => hours.get(code) ?? NONE },
              ]}
            />
            <dl className="facts">
              <Fact
                name={say.text('alert-answer-hours')}
                shown={theOne(totals, 'alert-answer-hours')}
                unit={say.text('unit.hours')}
              />
            </dl>
          </>
        );
      }}
    </Section>
  );
}

const ESCALATIONS = [
  'escalations-opened',
  'escalations-acknowledged',
  'acknowledgement-hours',
  'escalation-outcomes',
  'measures-in-force',
];

export function Escalations({ answer }: { answer: Answer<WayFigures> }) {
  const say = useWords();
  return (
    <Section
      id="escalations"
      title="escalations"
      lead="escalationsLead"
      answer={answer}
      explains={ESCALATIONS}
      ofAllLines
    >
      {({ totals, codes }) => {
        const opened = byCode(codes, 'escalations-opened');
        return (
          <>
            <BarTable
              caption={say.text('escalations')}
              head={say.text('urgency')}
              rows={rowsInOrder(rowsBy(codes, 'escalations-opened', 'code'), ['urgent', 'ordinary'])}
              name={(code) => say.code('urgency', code)}
              columns={[
                {
                  head: say.text('escalations-opened'),
                  of: (code) => zeroIfNone(opened.get(code)),
                  bar: true,
                  opens: 'escalations-opened',
                },
              ]}
            />
            <dl className="facts">
              <Fact
                name={say.text('escalations-acknowledged')}
                shown={theOne(totals, 'escalations-acknowledged')}
                as="share"
              />
              <Fact
                name={say.text('acknowledgement-hours')}
                shown={theOne(totals, 'acknowledgement-hours')}
                unit={say.text('unit.hours')}
              />
              <Fact name={say.text('measures-in-force')} shown={theOne(totals, 'measures-in-force')} />
            </dl>
          </>
        );
      }}
    </Section>
  );
}
