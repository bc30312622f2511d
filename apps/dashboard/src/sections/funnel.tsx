import {
  counted,
  NONE,
  rowsBy,
  rowsInOrder,
  theOne,
  withSomething,
  zeroIfNone,
  type Figures,
  type Shown,
} from '../data/figure.js';
import { FUNNEL, funnelOf, type FunnelIndicator } from '../data/funnel.js';
import type { Answer } from '../data/use-answer.js';
import { BarTable } from '../parts/bar-table.js';
import { Fact } from '../parts/fact.js';
import { Section } from '../parts/section.js';
import { useWords } from '../words/use-words.js';

export interface WayFigures {
  totals: Figures;
  codes: Figures;
}

const LOST = ['invitations-rejected', 'invitations-not-located', 'renounced'] as const;

export function Funnel({ answer }: { answer: Answer<WayFigures> }) {
  const say = useWords();
  return (
    <Section id="funnel" title="funnel" lead="funnelLead" answer={answer} explains={[...FUNNEL, ...LOST, 'outcomes']}>
      {({ totals, codes }) => (
        <>
          <Steps totals={totals} />
          <h3>{say.text('lost')}</h3>
          <dl className="facts">
            {LOST.map((indicator) => (
              <Fact key={indicator} name={say.text(indicator)} shown={theOne(totals, indicator)} as="share" />
            ))}
          </dl>
          <Outcomes codes={codes} />
        </>
      )}
    </Section>
  );
}

function Steps({ totals }: { totals: Figures }) {
  const say = useWords();
  const steps = new Map(funnelOf(totals).map((step) => [step.indicator as string, step]));
  const ofBefore = (code: string): Shown => {
    const share = steps.get(code)?.ofBefore;
    return share === undefined ? NONE : { kind: 'number', value: share };
  };
  return (
    <BarTable
      caption={say.text('funnel')}
      head={say.text('step')}
      rows={FUNNEL.map((code) => ({ code }))}
      name={(code) => say.text(`step.${code as FunnelIndicator}`)}
      columns={[
        { head: say.text('families'), of: (code) => steps.get(code)?.shown ?? NONE, bar: true },
        {
          head: say.text('ofBefore'),
          of: (code) => (code === FUNNEL[0] ? { kind: 'number', value: 1 } : ofBefore(code)),
          as: 'share',
        },
      ]}
    />
  );
}

function Outcomes({ codes }: { codes: Figures }) {
  const say = useWords();
  const rows = withSomething(counted(rowsBy(codes, 'outcomes', 'code')));
  if (rows.length === 0) return null;
  const byCode = new Map(rows.map(({ code, shown }) => [code, shown]));
  return (
    <>
      <h3>{say.text('outcomes')}</h3>
      <BarTable
        caption={say.text('outcomes')}
        head={say.text('outcome')}
        rows={rows}
        name={(code) => say.code('case-outcome', code)}
        columns={[
          {
            head: say.text('cases'),
            of: (code) => byCode.get(code) ?? NONE,
            bar: true,
            tone: 'second',
            opens: 'outcomes',
          },
        ]}
      />
    </>
  );
}

const STAGES = [
  'invitation',
  'diagnosis',
  'family-plan',
  'execution',
  'evaluation',
  'closure',
  'follow-up',
  'second-look',
];

/** Where open cases stand, and how long each stage takes. */
export function Stages({ answer }: { answer: Answer<Figures> }) {
  const say = useWords();
  return (
    <Section id="stages" title="stages" answer={answer} explains={['cases-by-stage', 'stage-days']}>
      {(codes) => {
        const rows = rowsInOrder(rowsBy(codes, 'cases-by-stage', 'code'), STAGES);
        const days = new Map(rowsBy(codes, 'stage-days', 'code').map(({ code, shown }) => [code, shown]));
        const cases = new Map(rows.map(({ code, shown }) => [code, shown]));
        return (
          <BarTable
            caption={say.text('stages')}
            head={say.text('stage')}
            rows={rows}
            name={(code) => say.code('case-stage', code)}
            columns={[
              {
                head: say.text('cases'),
                of: (code) => zeroIfNone(cases.get(code)),
                bar: true,
                opens: 'cases-by-stage',
              },
              { head: say.text('daysMedian'), of: (code) => days.get(code) ?? NONE },
            ]}
          />
        );
      }}
    </Section>
  );
}
