import { LIVING_COMMUNITY_PLAN_STAGES } from '@oln/contracts/processes';
import { rowsBy, rowsInOrder, theOne, zeroIfNone } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { BarTable } from '../parts/bar-table.js';
import { Fact } from '../parts/fact.js';
import { Section } from '../parts/section.js';
import { useWords } from '../words/use-words.js';
import type { WayFigures } from './funnel.js';

export function Community({ answer }: { answer: Answer<WayFigures> }) {
  const say = useWords();
  const explains = ['children-participating', 'plans-by-stage', 'activities-held'];
  return (
    <Section id="community" title="community" lead="communityLead" answer={answer} explains={explains} ofAllLines>
      {({ totals, codes }) => {
        const rows = rowsInOrder(rowsBy(codes, 'plans-by-stage', 'code'), LIVING_COMMUNITY_PLAN_STAGES);
        const plans = new Map(rows.map(({ code, shown }) => [code, shown]));
        return (
          <>
            <dl className="facts">
              <Fact name={say.text('card.children-participating')} shown={theOne(totals, 'children-participating')} />
              <Fact name={say.text('activities-held')} shown={theOne(totals, 'activities-held')} />
            </dl>
            <h3>{say.text('plansByStage')}</h3>
            <BarTable
              caption={say.text('plansByStage')}
              head={say.text('stage')}
              rows={rows}
              name={(code) => say.code('plan-stage', code)}
              columns={[
                {
                  head: say.text('plans'),
                  of: (code) => zeroIfNone(plans.get(code)),
                  bar: true,
                  tone: 'second',
                  opens: 'plans-by-stage',
                },
              ]}
            />
          </>
        );
      }}
    </Section>
  );
}
